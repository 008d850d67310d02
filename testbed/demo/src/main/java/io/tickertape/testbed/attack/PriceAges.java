package io.tickertape.testbed.attack;

import java.time.Duration;

/** The ages of the prices on a stream as they come, and the longest time in which none came. */
final class PriceAges {
    private final Times ages = new Times();
    private long latestNanos = System.nanoTime();
    private long longestGapNanos;
    private long freshGapNanos;
    private int streamsLost;
    private int told;

    synchronized void came(Duration age) {
        ages.add(age.toNanos());
        gap();
        latestNanos = System.nanoTime();
    }

    private void gap() {
        long gap = System.nanoTime() - latestNanos;
        longestGapNanos = Math.max(longestGapNanos, gap);
        freshGapNanos = Math.max(freshGapNanos, gap);
    }

    synchronized void lostStream() {
        streamsLost++;
    }

    /** How many prices have come. */
    int count() {
        return ages.count();
    }

    /** The oldest that any price was when it came, or the longest time without one. */
    synchronized double oldestSeconds() {
        gap();
        return Math.max(ages.largestNanos(), longestGapNanos) / 1e9;
    }

    synchronized int streamsLost() {
        return streamsLost;
    }

    /** What there is to tell since this was asked last, over so many seconds. */
    synchronized String fresh(double seconds) {
        gap();
        int fresh = ages.count() - told;
        told += fresh;
        String words = "%.0f prices/s, age %s, longest gap %.0f ms"
                .formatted(fresh / seconds, ages.fresh(), freshGapNanos / 1e6);
        freshGapNanos = 0;
        return words;
    }

    synchronized String whole() {
        return "%d prices, age %s, longest gap %.0f ms".formatted(ages.count(), ages.whole(), longestGapNanos / 1e6);
    }
}
