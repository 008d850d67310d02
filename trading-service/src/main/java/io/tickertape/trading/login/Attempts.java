package io.tickertape.trading.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Counts the wrong passwords of each name. Names share a fixed number of counters, so that made-up ones cost no memory;
 * which name has which counter is different in every run.
 */
final class Attempts {
    private static final int COUNTERS = 4_096;

    private final int most;
    private final Duration window;
    private final InstantSource clock;
    private final int seed = ThreadLocalRandom.current().nextInt();
    private final int[] counts = new int[COUNTERS];
    private final Instant[] ends = new Instant[COUNTERS];

    Attempts(int most, Duration window, InstantSource clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    /** Takes one of the name's attempts; false if it has none left for now. */
    synchronized boolean take(String name) {
        int counter = counter(name);
        Instant now = clock.instant();
        if (ends[counter] == null || !now.isBefore(ends[counter])) {
            counts[counter] = 0;
            ends[counter] = now.plus(window);
        }
        if (counts[counter] >= most) {
            return false;
        }
        counts[counter]++;
        return true;
    }

    synchronized void forget(String name) {
        counts[counter(name)] = 0;
    }

    private int counter(String name) {
        int mixed = (name.hashCode() ^ seed) * 0x9E3779B9;
        return Math.floorMod(mixed ^ (mixed >>> 16), COUNTERS);
    }
}
