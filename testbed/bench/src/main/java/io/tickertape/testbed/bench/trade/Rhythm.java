package io.tickertape.testbed.bench.trade;

import java.util.concurrent.TimeUnit;

/**
 * When orders are due.
 *
 * @param places from which they are placed, in turn
 * @param perSecond of all places together; 0 for each as soon as the one before is answered
 * @param start of {@link System#nanoTime}
 */
public record Rhythm(int places, int perSecond, long start) {
    public Rhythm {
        if (places < 1 || perSecond < 0) {
            throw new IllegalArgumentException("a rhythm has places: " + places + " at " + perSecond);
        }
    }

    boolean isPaced() {
        return perSecond > 0;
    }

    /** When an order is due that is the so-manieth of its place, both counted from 0. */
    long due(int place, long number) {
        return start + (long) ((number * places + place) * (double) TimeUnit.SECONDS.toNanos(1) / perSecond);
    }
}
