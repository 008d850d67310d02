package io.tickertape.tape.topic;

import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer on a thread of its own; one that fails is replaced by a new one.
 *
 * <p>{@code close} sets a flag that the loop checks after each turn, because a wake-up can be lost between two calls of
 * a consumer. So no turn may take long.
 */
final class ConsumerThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerThread.class);
    private static final Duration BEFORE_THE_NEXT = Duration.ofMillis(500);
    /** A consumer learns that it may not read only from the answer to a fetch. */
    private static final long PROVEN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final Duration TO_LEAVE = Duration.ofSeconds(1);
    private static final Duration TO_END = Duration.ofSeconds(5);

    /** What is done with a consumer. */
    interface Work {
        /** Once with each new one. */
        void begin(Consumer<byte[], byte[]> consumer);

        /** Again and again; what it throws costs the consumer its place. */
        void turn(Consumer<byte[], byte[]> consumer) throws InterruptedException;
    }

    private final TopicSource source;
    private final Work work;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Runnable end = closed::countDown;
    private final Pulse pulse;
    private final Thread thread;

    ConsumerThread(String name, TopicSource source, Work work) {
        this.source = source;
        this.work = work;
        pulse = new Pulse(name);
        thread = new Thread(FatalErrors.guard(this::run), name);
        thread.setDaemon(true);
    }

    void start() {
        source.end().opened(end);
        thread.start();
    }

    private void run() {
        try {
            while (!isClosedWithin(Duration.ZERO)) {
                pulse.beat();
                follow();
            }
        } catch (InterruptedException e) {
            LOG.debug("{} ends, since it was interrupted", thread.getName(), e);
        } finally {
            source.end().closed(end);
        }
    }

    private void follow() throws InterruptedException {
        // Not even a consumer can be had while the names of the brokers cannot be resolved.
        try {
            follow(source.consumers().get());
        } catch (KafkaException e) {
            if (!source.denied().isDenial(thread.getName(), "Read", e)) {
                LOG.warn("{} failed and goes on where it stood: {}", thread.getName(), e.toString());
            }
            var unused = isClosedWithin(BEFORE_THE_NEXT);
        } catch (RuntimeException e) {
            // A fault of ours: told with its place, and no reason to show old prices for ever.
            LOG.error("{} failed and goes on where it stood", thread.getName(), e);
            var unused = isClosedWithin(BEFORE_THE_NEXT);
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        try {
            work.begin(consumer);
            long begun = System.nanoTime();
            while (!isClosedWithin(Duration.ZERO)) {
                pulse.beat();
                work.turn(consumer);
                if (System.nanoTime() - begun > PROVEN_NANOS) {
                    source.denied().allow(thread.getName());
                }
            }
        } finally {
            consumer.close(CloseOptions.timeout(TO_LEAVE));
        }
    }

    /** How the thread goes. */
    Pulse pulse() {
        return pulse;
    }

    /** Waits, and tells whether it was closed before the time was up. */
    boolean isClosedWithin(Duration time) throws InterruptedException {
        return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends after the turn that is under way, and waits for that, but no longer than five seconds. */
    @Override
    public void close() {
        pulse.close();
        end.run();
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(TO_END.toMillis());
            if (thread.isAlive()) {
                LOG.warn("{} has not ended within {} and is left", thread.getName(), TO_END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
