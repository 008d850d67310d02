package io.tickertape.trading.push;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How often something happened in the last few seconds. Any thread counts and asks. */
final class Rate {
    /** The second that is not over yet is left out. */
    static final int SECONDS = 10;

    private static final int SLOTS = SECONDS + 1;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private final long[] counts = new long[SLOTS];
    private long second;

    Rate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        second = Math.floorDiv(nanoTime.getAsLong(), SECOND);
    }

    synchronized void count() {
        advance();
        counts[slot(second)]++;
    }

    synchronized double perSecond() {
        advance();
        long sum = 0;
        for (int i = 0; i < SLOTS; i++) {
            sum += i == slot(second) ? 0 : counts[i];
        }
        return (double) sum / SECONDS;
    }

    private void advance() {
        long now = Math.floorDiv(nanoTime.getAsLong(), SECOND);
        for (long passed = Math.max(second + 1, now - SLOTS + 1); passed <= now; passed++) {
            counts[slot(passed)] = 0;
        }
        second = Math.max(second, now);
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SLOTS);
    }
}
