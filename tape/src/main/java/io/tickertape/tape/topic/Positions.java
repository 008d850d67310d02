package io.tickertape.tape.topic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** How far a reader has come in each partition: kept apart from its consumer, which may fail. */
final class Positions {
    private final ReadFrom from;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<TopicPartition, Long> firsts = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    Positions(ReadFrom from) {
        this.from = from;
    }

    /** Looks up where the partitions begin and end that are not known yet. */
    void begin(Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        Set<TopicPartition> added = new HashSet<>(partitions);
        added.removeAll(next.keySet());
        if (!added.isEmpty()) {
            // Partitions that came later are new: nothing of them may be left out.
            ReadFrom begin = next.isEmpty() ? from : ReadFrom.beginning();
            Map<TopicPartition, Long> begins = begin.offsets(consumer, added);
            ends.putAll(consumer.endOffsets(added, ReadFrom.PATIENCE));
            firsts.putAll(begins);
            next.putAll(begins);
        }
    }

    long of(TopicPartition partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** By partition, where it goes on. */
    Map<Integer, Long> places() {
        Map<Integer, Long> places = new HashMap<>();
        next.forEach((partition, offset) -> places.put(partition.partition(), offset));
        return places;
    }

    void pass(ConsumerRecord<byte[], byte[]> record) {
        next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }

    /** Also past what is no record, such as the end of a transaction. */
    void follow(Consumer<byte[], byte[]> consumer) {
        consumer.assignment().forEach(partition -> next.put(partition, consumer.position(partition)));
    }

    /** How much of what was there at the start has been read, in percent. */
    int percent() {
        long all = 0;
        long read = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long first = firsts.getOrDefault(end.getKey(), 0L);
            all += end.getValue() - first;
            read += Math.min(of(end.getKey()), end.getValue()) - first;
        }
        return read >= all ? 100 : (int) (read * 100 / all);
    }

    /** Records that are there and not read, as far as the last answer of the broker says. */
    long lag(Consumer<byte[], byte[]> consumer) {
        long lag = 0;
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong known = consumer.currentLag(partition);
            lag += known.orElse(Math.max(0, ends.getOrDefault(partition, 0L) - of(partition)));
        }
        return lag;
    }
}
