package io.tickertape.trading.topic;

import io.tickertape.tape.process.Pulse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every partition of a topic on a thread of its own, and keeps reading. It belongs to no group: every instance
 * reads everything. A consumer that fails is replaced by one that goes on where it stood.
 */
public final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long PARTITIONS_LOOKED_UP_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** What is made of the records; called on the reader's thread alone. */
    public interface Records {
        void read(ConsumerRecord<byte[], byte[]> record);

        /** What had come in one go has been read. */
        default void paused() {}

        /** So much of what was there at the start has been read, in percent; told until it is all, 100. */
        default void progress(int percent) {}
    }

    private final String topic;
    private final ReadFrom from;
    private final Duration gather;
    private final Records records;
    private final ConsumerThread thread;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<TopicPartition, Long> firsts = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private boolean caughtUp;
    private long lookedUpNanos;

    /** Reads each record as soon as it comes. */
    public TopicReader(String topic, Supplier<Consumer<byte[], byte[]>> consumers, ReadFrom from, Records records) {
        this(topic, consumers, from, Duration.ZERO, records);
    }

    /**
     * Does not begin yet.
     *
     * @param gather how long records may wait for those that come after them: it spares this service and the broker a
     *     fetch for each
     */
    public TopicReader(
            String topic,
            Supplier<Consumer<byte[], byte[]>> consumers,
            ReadFrom from,
            Duration gather,
            Records records) {
        this.topic = topic;
        this.from = from;
        this.gather = gather;
        this.records = records;
        thread = new ConsumerThread(topic + "-reader", consumers, new ConsumerThread.Work() {
            @Override
            public void begin(Consumer<byte[], byte[]> consumer) {
                lookUpPartitions(consumer);
            }

            @Override
            public void turn(Consumer<byte[], byte[]> consumer) throws InterruptedException {
                read(consumer);
            }
        });
    }

    public void start() {
        thread.start();
    }

    /** How the reading goes. */
    public Pulse pulse() {
        return thread.pulse();
    }

    private void read(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        if (consumer.assignment().isEmpty() || System.nanoTime() - lookedUpNanos > PARTITIONS_LOOKED_UP_EVERY_NANOS) {
            lookUpPartitions(consumer);
        }
        if (consumer.assignment().isEmpty()) {
            var unused = thread.isClosedWithin(POLL);
            return;
        }
        ConsumerRecords<byte[], byte[]> come = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : come) {
            // Before it is read: one that cannot be read must not be met again and again.
            positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            records.read(record);
        }
        if (!come.isEmpty()) {
            records.paused();
        }
        consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
        thread.pulse().lag(lag(consumer));
        if (!caughtUp) {
            tellProgress();
        } else if (!come.isEmpty() && !gather.isZero()) {
            var unused = thread.isClosedWithin(gather);
        }
    }

    private static long lag(Consumer<byte[], byte[]> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    /** Partitions may be added to a topic, and the topic itself may come later than this service. */
    private void lookUpPartitions(Consumer<byte[], byte[]> consumer) {
        lookedUpNanos = System.nanoTime();
        Set<TopicPartition> all;
        try {
            all = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet());
        } catch (TimeoutException e) {
            LOG.debug("{} is not known yet", topic);
            return;
        }
        if (all.isEmpty() && !caughtUp) {
            // There is no such topic yet, so that there is no past of it.
            caughtUp = true;
            records.progress(100);
        }
        if (all.isEmpty() || all.equals(consumer.assignment())) {
            return;
        }
        Set<TopicPartition> added = new HashSet<>(all);
        added.removeAll(positions.keySet());
        if (!added.isEmpty()) {
            // Partitions that came later are new: nothing of them may be left out.
            ReadFrom begin = positions.isEmpty() ? from : ReadFrom.beginning();
            Map<TopicPartition, Long> begins = begin.offsets(consumer, added);
            ends.putAll(consumer.endOffsets(added, PATIENCE));
            firsts.putAll(begins);
            positions.putAll(begins);
        }
        Set<TopicPartition> before = Set.copyOf(consumer.assignment());
        consumer.assign(all);
        for (TopicPartition partition : all) {
            if (!before.contains(partition)) {
                consumer.seek(partition, positions.getOrDefault(partition, 0L));
            }
        }
    }

    private void tellProgress() {
        long all = 0;
        long read = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long first = firsts.getOrDefault(end.getKey(), 0L);
            long position = positions.getOrDefault(end.getKey(), first);
            all += end.getValue() - first;
            read += Math.min(position, end.getValue()) - first;
        }
        caughtUp = read >= all;
        records.progress(caughtUp ? 100 : (int) (read * 100 / all));
    }

    @Override
    public void close() {
        thread.close();
    }
}
