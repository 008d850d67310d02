package io.tickertape.ticker.feed;

import io.tickertape.tape.process.Pulse;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every partition of a topic, from the first retained record on, on a thread of its own.
 *
 * <p>It belongs to no group: every copy of the service reads everything, and Kafka keeps nothing about it. A consumer
 * that fails is replaced by one that goes on where it stood, so that no record is left out or folded twice.
 */
public final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long PARTITIONS_LOOKED_UP_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** What the records are read into. */
    interface Fold {
        void fold(ConsumerRecords<byte[], byte[]> records);

        /** So much of what was retained at the start has been folded; told until it is all, 100. */
        default void rebuilt(int percent) {}
    }

    private final String topic;
    private final Fold fold;
    private final ConsumerThread thread;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<TopicPartition, Long> firsts = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private boolean rebuilt;
    private long lookedUpNanos;

    TopicReader(String topic, Supplier<Consumer<byte[], byte[]>> consumers, Fold fold) {
        this.topic = topic;
        this.fold = fold;
        this.thread = new ConsumerThread(topic, consumers, new ConsumerThread.Work() {
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

    public static TopicReader ofPrices(FeedConsumers consumers, PriceFeed feed) {
        return new TopicReader(Topics.PRICES, consumers.alone("ticker-prices"), feed);
    }

    public static TopicReader ofInstruments(FeedConsumers consumers, InstrumentFeed feed) {
        return new TopicReader(Topics.INSTRUMENTS, consumers.alone("ticker-instruments"), feed);
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
        fold.fold(consumer.poll(POLL));
        consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
        thread.pulse().lag(lag(consumer));
        if (!rebuilt) {
            tellProgress();
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
        if (!all.isEmpty() && !all.equals(consumer.assignment())) {
            Collection<TopicPartition> before = Set.copyOf(consumer.assignment());
            consumer.assign(all);
            for (TopicPartition partition : all) {
                if (!before.contains(partition)) {
                    begin(consumer, partition);
                }
            }
        }
    }

    private void begin(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        Long position = positions.get(partition);
        if (position == null) {
            Set<TopicPartition> one = Set.of(partition);
            position = consumer.beginningOffsets(one, PATIENCE).getOrDefault(partition, 0L);
            firsts.put(partition, position);
            ends.put(partition, consumer.endOffsets(one, PATIENCE).getOrDefault(partition, position));
        }
        consumer.seek(partition, position);
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
        rebuilt = read >= all;
        fold.rebuilt(rebuilt ? 100 : (int) (read * 100 / all));
    }

    @Override
    public void close() {
        thread.close();
    }
}
