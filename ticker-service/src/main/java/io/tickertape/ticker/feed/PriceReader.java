package io.tickertape.ticker.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every partition of {@code prices}, from the first retained record on, on a thread of its own.
 *
 * <p>It belongs to no group: every copy of the service reads everything, and Kafka keeps nothing about it. A consumer
 * that fails is replaced by one that goes on where it stood, so that no tick is left out or folded twice.
 */
public final class PriceReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PriceReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PARTITIONS_LOOKED_UP_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final PriceFeed feed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "prices");
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<TopicPartition, Long> firsts = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private boolean rebuilt;
    private long lookedUpNanos;

    public PriceReader(Supplier<Consumer<byte[], byte[]>> consumers, PriceFeed feed) {
        this.consumers = consumers;
        this.feed = feed;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (closed.getCount() > 0) {
            try (Consumer<byte[], byte[]> prices = consumers.get()) {
                consumer = prices;
                follow(prices);
            } catch (WakeupException e) {
                return;
            } catch (KafkaException e) {
                LOG.warn("reading {} failed and goes on where it stood: {}", Topics.PRICES, e.toString());
                if (isClosedWithin(Duration.ofSeconds(1))) {
                    return;
                }
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> prices) {
        while (closed.getCount() > 0) {
            if (prices.assignment().isEmpty() || System.nanoTime() - lookedUpNanos > PARTITIONS_LOOKED_UP_EVERY_NANOS) {
                lookUpPartitions(prices);
            }
            if (prices.assignment().isEmpty()) {
                if (isClosedWithin(POLL)) {
                    return;
                }
                continue;
            }
            feed.fold(prices.poll(POLL));
            prices.assignment().forEach(partition -> positions.put(partition, prices.position(partition)));
            if (!rebuilt) {
                tellProgress();
            }
        }
    }

    /** Partitions may be added to a topic, and the topic itself may come later than this service. */
    private void lookUpPartitions(Consumer<byte[], byte[]> prices) {
        lookedUpNanos = System.nanoTime();
        Set<TopicPartition> all;
        try {
            all = prices.partitionsFor(Topics.PRICES, PATIENCE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet());
        } catch (TimeoutException e) {
            LOG.debug("{} is not known yet", Topics.PRICES);
            return;
        }
        if (!all.isEmpty() && !all.equals(prices.assignment())) {
            Collection<TopicPartition> before = Set.copyOf(prices.assignment());
            prices.assign(all);
            for (TopicPartition partition : all) {
                if (!before.contains(partition)) {
                    begin(prices, partition);
                }
            }
        }
    }

    private void begin(Consumer<byte[], byte[]> prices, TopicPartition partition) {
        Long position = positions.get(partition);
        if (position == null) {
            Set<TopicPartition> one = Set.of(partition);
            position = prices.beginningOffsets(one, PATIENCE).getOrDefault(partition, 0L);
            firsts.put(partition, position);
            ends.put(partition, prices.endOffsets(one, PATIENCE).getOrDefault(partition, position));
        }
        prices.seek(partition, position);
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
        feed.rebuilt(rebuilt ? 100 : (int) (read * 100 / all));
    }

    private boolean isClosedWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        Consumer<byte[], byte[]> prices = consumer;
        if (prices != null) {
            prices.wakeup();
        }
    }
}
