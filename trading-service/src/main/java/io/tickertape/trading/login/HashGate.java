package io.tickertape.trading.login;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets few passwords be hashed at a time. A hash is made to be costly: without a bound, whoever sends passwords takes
 * every core from the traders.
 */
final class HashGate {
    private static final int WAITING_FOR_EACH = 16;
    private static final long PATIENCE_MILLIS = 2_000;

    private final Semaphore places;
    private final Semaphore queue;

    /** @param atOnce how many passwords are hashed at a time */
    HashGate(int atOnce) {
        places = new Semaphore(atOnce, true);
        queue = new Semaphore(atOnce * WAITING_FOR_EACH);
    }

    /** One that leaves a core to the rest of the service, where there is more than one. */
    static HashGate leavingACore() {
        return new HashGate(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    /** Waits for a place, for a while; false if there is none. */
    boolean enter() throws InterruptedException {
        if (!queue.tryAcquire()) {
            return false;
        }
        try {
            return places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } finally {
            queue.release();
        }
    }

    void leave() {
        places.release();
    }
}
