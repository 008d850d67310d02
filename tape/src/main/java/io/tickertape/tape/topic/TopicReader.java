package io.tickertape.tape.topic;

import io.tickertape.tape.process.Pulse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every partition of a topic on a thread of its own, and keeps reading. It belongs to no group: every instance
 * reads everything, and Kafka keeps nothing about it. A consumer that fails is replaced by one that goes on where it
 * stood, so that no record is left out or folded twice.
 */
public final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PARTITIONS_LOOKED_UP_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final TopicSource source;
    private final Fold<?> fold;
    private final ConsumerThread thread;
    private final Positions positions;
    private volatile long lag;
    private boolean caughtUp;
    private long lookedUpNanos;

    /** Does not begin yet. */
    public TopicReader(TopicSource source, Fold<?> fold) {
        this.source = source;
        this.fold = fold;
        positions = new Positions(source.from());
        thread = new ConsumerThread(source.topic() + "-reader", source, new ConsumerThread.Work() {
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
        source.listener().reading(source.topic(), this::lag);
        thread.start();
    }

    /** Records that are there and not read yet, as far as the last answer of the broker says. */
    public long lag() {
        return lag;
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
        if (!come.isEmpty()) {
            new Batch<>(fold, come).fold(positions::pass);
            fold.paused();
        }
        positions.follow(consumer);
        lag = positions.lag(consumer);
        thread.pulse().lag(lag);
        thread.pulse().places(positions.places());
        if (!caughtUp) {
            tellProgress();
        } else if (!come.isEmpty() && !source.gather().isZero()) {
            var unused = thread.isClosedWithin(source.gather());
        }
    }

    /** Partitions may be added to a topic, and the topic itself may come later than this service. */
    private void lookUpPartitions(Consumer<byte[], byte[]> consumer) {
        lookedUpNanos = System.nanoTime();
        Set<TopicPartition> all;
        try {
            all = consumer.partitionsFor(source.topic(), ReadFrom.PATIENCE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet());
        } catch (TimeoutException e) {
            LOG.debug("{} is not known yet", source.topic());
            return;
        }
        if (all.isEmpty() && !caughtUp) {
            // There is no such topic yet, so that there is no past of it.
            caughtUp = true;
            fold.progress(100);
        }
        if (!all.isEmpty() && !all.equals(consumer.assignment())) {
            positions.begin(consumer, all);
            assign(consumer, all);
        }
    }

    private void assign(Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        Set<TopicPartition> before = Set.copyOf(consumer.assignment());
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            if (!before.contains(partition)) {
                consumer.seek(partition, positions.of(partition));
            }
        }
    }

    private void tellProgress() {
        int percent = positions.percent();
        caughtUp = percent == 100;
        fold.progress(percent);
    }

    @Override
    public void close() {
        thread.close();
    }
}
