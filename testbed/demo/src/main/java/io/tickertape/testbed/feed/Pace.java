package io.tickertape.testbed.feed;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps what happens in step with the wall clock, until it is told to stop. */
final class Pace {
    // What is less than this ahead goes out at once: a high rate is sent in small groups.
    private static final long GRAIN_NANOS = 500_000;
    private static final long PATIENCE_NANOS = 1_000_000_000;

    private final CountDownLatch stop;
    private long start = System.nanoTime();

    Pace(CountDownLatch stop) {
        this.stop = stop;
    }

    /** Returns when that many seconds have passed, or at once with false when it is time to stop. */
    boolean await(double seconds) throws InterruptedException {
        long due = start + (long) (seconds * 1e9);
        long ahead = due - System.nanoTime();
        if (ahead < -PATIENCE_NANOS) {
            // Held up (a pause, an outage): go on from here instead of catching up in one burst.
            start -= ahead;
        }
        return ahead > GRAIN_NANOS ? !stop.await(ahead, TimeUnit.NANOSECONDS) : stop.getCount() > 0;
    }
}
