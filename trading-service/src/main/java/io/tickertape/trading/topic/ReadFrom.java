package io.tickertape.trading.topic;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

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
