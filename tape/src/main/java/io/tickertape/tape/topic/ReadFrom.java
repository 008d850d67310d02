package io.tickertape.tape.topic;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;

/** Where the reading of a partition begins. */
public interface ReadFrom {
    Duration PATIENCE = Duration.ofSeconds(2);

    /** Every partition's first offset to read. */
    Map<TopicPartition, Long> offsets(Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions);

    /** All that is retained. */
    static ReadFrom beginning() {
        return (consumer, partitions) -> consumer.beginningOffsets(partitions, PATIENCE);
    }

    /** At most so many of the latest records of each partition. */
    static ReadFrom latest(long records) {
        return (consumer, partitions) -> {
            Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, PATIENCE);
            Map<TopicPartition, Long> offsets = new HashMap<>();
            consumer.endOffsets(partitions, PATIENCE)
                    .forEach((partition, end) -> offsets.put(
                            partition, Math.max(first.getOrDefault(partition, 0L), Math.max(0, end - records))));
            return offsets;
        };
    }

    /**
     * The same, but of what a group has worked off no more than so many of the latest records.
     *
     * @param margin more than the group commits at a time
     */
    default ReadFrom butFrom(String group, long margin, Admin admin) {
        return (consumer, partitions) -> {
            Map<TopicPartition, Long> offsets = new HashMap<>(offsets(consumer, partitions));
            Map<TopicPartition, OffsetAndMetadata> done = committed(group, admin);
            offsets.replaceAll((partition, from) -> {
                OffsetAndMetadata committed = done.get(partition);
                return committed == null ? from : Math.max(from, committed.offset() - margin);
            });
            return offsets;
        };
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(String group, Admin admin) {
        try {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw new KafkaException("How far " + group + " has come cannot be asked", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("How far " + group + " has come was not answered", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** What has been stamped within this time. */
    static ReadFrom within(Duration time, InstantSource clock) {
        return (consumer, partitions) -> {
            long since = clock.instant().minus(time).toEpochMilli();
            Map<TopicPartition, Long> asked = new HashMap<>();
            partitions.forEach(partition -> asked.put(partition, since));
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(asked, PATIENCE);
            Map<TopicPartition, Long> offsets = consumer.endOffsets(partitions, PATIENCE);
            Map<TopicPartition, Long> all = new HashMap<>(offsets);
            found.forEach((partition, stamped) -> {
                if (stamped != null) {
                    all.put(partition, stamped.offset());
                }
            });
            return all;
        };
    }
}
