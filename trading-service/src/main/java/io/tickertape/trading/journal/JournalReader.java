package io.tickertape.trading.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads every partition of the journal from its beginning, on a thread of its own, and keeps reading. */
final class JournalReader implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PARTITIONS_LOOKED_UP_EVERY = Duration.ofSeconds(30);

    private final JournalConfig config;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Undecided undecided;
    private final Runnable restored;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<TopicPartition> assigned = new HashSet<>();
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private long partitionsLookedUp;

    /** @param restored runs once, when everything that was on the journal at the start has been read */
    JournalReader(
            JournalConfig config,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Undecided undecided,
            Runnable restored) {
        this.config = config;
        this.consumers = consumers;
        this.undecided = undecided;
        this.restored = restored;
    }

    @Override
    public void run() {
        boolean told = false;
        while (closed.getCount() > 0) {
            try (Consumer<byte[], byte[]> journal = consumers.get()) {
                consumer = journal;
                assigned.clear();
                assign(journal);
                Map<TopicPartition, Long> ends = journal.endOffsets(assigned);
                while (closed.getCount() > 0) {
                    journal.poll(POLL).forEach(this::read);
                    if (!told && isAt(journal, ends)) {
                        told = true;
                        restored.run();
                    }
                    assignLater(journal);
                }
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException e) {
                LOG.warn("Reading {} failed and starts again: {}", config.topic(), e.toString());
                if (waitsForClose(config.retryPause())) {
                    return;
                }
            }
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> line) {
        Instant stamp = Instant.ofEpochMilli(line.timestamp());
        CommandJson.Command command = CommandJson.read(line.value());
        if (command instanceof CommandJson.Command.Order order) {
            undecided.journaled(order.order(), stamp);
        } else if (command instanceof CommandJson.Command.Unreadable unreadable) {
            LOG.warn(
                    "{}-{} offset {} is no command: {}",
                    line.topic(),
                    line.partition(),
                    line.offset(),
                    unreadable.reason());
        }
        undecided.readPast(line.partition(), stamp);
    }

    private void assign(Consumer<byte[], byte[]> journal) {
        partitionsLookedUp = System.nanoTime();
        Set<TopicPartition> partitions = journal.partitionsFor(config.topic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        if (assigned.addAll(partitions)) {
            Collection<TopicPartition> before = journal.assignment();
            Set<TopicPartition> added = new HashSet<>(partitions);
            added.removeAll(before);
            journal.assign(assigned);
            journal.seekToBeginning(added);
        }
    }

    /** Partitions may be added to a topic while the service runs. */
    private void assignLater(Consumer<byte[], byte[]> journal) {
        if (System.nanoTime() - partitionsLookedUp > PARTITIONS_LOOKED_UP_EVERY.toNanos()) {
            try {
                assign(journal);
            } catch (TimeoutException e) {
                LOG.debug("The partitions of {} are not known now", config.topic());
            }
        }
    }

    private static boolean isAt(Consumer<byte[], byte[]> journal, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> journal.position(end.getKey()) >= end.getValue());
    }

    private boolean waitsForClose(Duration pause) {
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
        Consumer<byte[], byte[]> journal = consumer;
        if (journal != null) {
            journal.wakeup();
        }
    }
}
