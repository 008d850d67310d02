package io.tickertape.trading.journal;

import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.topic.KeyPartition;
import io.tickertape.trading.message.CommandJson;
import io.tickertape.trading.order.Command;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands orders to the producer, one after the other, on a thread of its own: a producer without metadata blocks, and
 * an event loop must not. The queue is bounded by the orders that may be undecided.
 */
final class JournalWriter implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final Duration TURN = Duration.ofSeconds(1);

    private sealed interface Task {
        record Write(Command command) implements Task {}

        record Mark(int partition) implements Task {}

        record Stop() implements Task {}
    }

    private final JournalConfiguration config;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final PendingCommands undecided;
    private final InstantSource clock;
    private final BrokerAnswers answers;
    private final Pulse pulse = new Pulse("journal-writer");
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Set<Integer> marking = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Producer<byte[], byte[]> producer;

    JournalWriter(
            JournalConfiguration config,
            Supplier<Producer<byte[], byte[]>> producers,
            PendingCommands undecided,
            InstantSource clock) {
        this.config = config;
        this.producers = producers;
        this.undecided = undecided;
        this.clock = clock;
        answers = new BrokerAnswers(config.topic(), undecided);
    }

    Pulse pulse() {
        return pulse;
    }

    void write(Command command) {
        tasks.add(new Task.Write(command));
    }

    /** Has a partition say what time it is, so that what expired before can be told to be absent. */
    void mark(int partition) {
        if (marking.add(partition)) {
            tasks.add(new Task.Mark(partition));
        }
    }

    @Override
    public void run() {
        try {
            while (closed.getCount() > 0) {
                pulse.beat();
                Task task = tasks.poll(TURN.toMillis(), TimeUnit.MILLISECONDS);
                if (task instanceof Task.Write write) {
                    send(write.command());
                } else if (task instanceof Task.Mark mark) {
                    send(mark.partition());
                }
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Whatever is in the producer's buffer has a last chance; what is not acknowledged stays unknown.
            discardProducer();
        }
    }

    private void send(Command command) throws InterruptedException {
        byte[] value;
        try {
            value = CommandJson.write(command);
        } catch (RuntimeException e) {
            // Nothing was handed to the producer, and those behind it wait.
            answers.unwritable(command, e);
            return;
        }
        send(command, value);
    }

    private void send(Command command, byte[] value) throws InterruptedException {
        while (closed.getCount() > 0 && !clock.instant().isAfter(command.expires())) {
            pulse.beat();
            try {
                Producer<byte[], byte[]> target = producer();
                byte[] key = command.account().getBytes(StandardCharsets.UTF_8);
                int partition = KeyPartition.of(
                        key, target.partitionsFor(config.topic()).size());
                if (undecided.handOver(command, partition, clock.instant())) {
                    var unused = target.send(
                            new ProducerRecord<>(config.topic(), partition, key, value),
                            // The producer's thread would end by an Error, and say so only to the log.
                            (metadata, failure) -> FatalErrors.guard(() -> answers.answered(command, metadata, failure))
                                    .run());
                }
                return;
            } catch (TimeoutException e) {
                LOG.debug("No metadata of {} yet", config.topic());
            } catch (InterruptException e) {
                throw e;
            } catch (AuthorizationException e) {
                // Nothing was handed to the producer, and no other one may write either.
                answers.answered(command, null, e);
                return;
            } catch (KafkaException | IllegalStateException e) {
                broken(e);
            }
        }
        undecided.handOver(command, -1, clock.instant());
    }

    private void send(int partition) throws InterruptedException {
        try {
            var unused = producer()
                    .send(
                            new ProducerRecord<>(config.topic(), partition, null, CommandJson.MARK),
                            (metadata, failure) -> marking.remove(partition));
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException | IllegalStateException e) {
            marking.remove(partition);
            broken(e);
        }
    }

    private Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = producers.get();
        }
        return producer;
    }

    /** A producer that met a fatal error refuses everything afterwards. */
    private void broken(Exception e) throws InterruptedException {
        LOG.warn("The producer of {} is replaced: {}", config.topic(), e.toString());
        discardProducer();
        var unusedEitherWay = closed.await(config.retryPause().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void discardProducer() {
        if (producer != null) {
            producer.close(config.closeTimeout());
            producer = null;
        }
    }

    @Override
    public void close() {
        pulse.close();
        closed.countDown();
        tasks.add(new Task.Stop());
    }
}
