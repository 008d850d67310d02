package io.tickertape.testbed.attack;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Carries an assignment out, on a thread of its own, until it is told to end. */
final class Attacker {
    private static final long PATIENCE_MILLIS = 10_000;

    final Assignment assignment;
    final Tally tally;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable String fault;

    Attacker(Assignment assignment) {
        this.assignment = assignment;
        tally = new Tally(assignment.defence());
        thread = new Thread(this::attack, "attack " + assignment.name());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void attack() {
        try {
            do {
                tally.strike();
                strike();
            } while (!ended.await(assignment.pause().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            fault = "the attack " + assignment.name() + " broke: " + e;
        } finally {
            // An interrupted thread could not look at its connections any more.
            var unused = Thread.interrupted();
            assignment.attack().end(tally);
        }
    }

    private void strike() throws InterruptedException {
        try {
            assignment.attack().strike(tally);
        } catch (ConnectException e) {
            tally.outcome("", "no connection");
        } catch (IOException | KafkaException e) {
            if (ended.getCount() > 0) {
                tally.outcome(
                        "", e instanceof IOException ? "cut" : e.getClass().getSimpleName());
            }
        }
    }

    void requestEnd() {
        ended.countDown();
        thread.interrupt();
    }

    void awaitEnd() throws InterruptedException {
        thread.join(PATIENCE_MILLIS);
    }

    /** Why it attacks no more, if that was not wanted. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }
}
