package io.tickertape.testbed.attack;

import java.util.Arrays;

/** How long something took, again and again: of the whole run, and since the last line about it. */
final class Times {
    private static final double NANOS = 1e6;

    private long[] all = new long[1024];
    private int count;
    private int told;

    synchronized void add(long nanos) {
        if (count == all.length) {
            all = Arrays.copyOf(all, count * 2);
        }
        all[count++] = nanos;
    }

    synchronized int count() {
        return count;
    }

    synchronized long largestNanos() {
        return Arrays.stream(all, 0, count).max().orElse(0);
    }

    /** Of all so far. */
    synchronized String whole() {
        return words(Arrays.copyOf(all, count));
    }

    /** Of those since this was asked last. */
    synchronized String fresh() {
        long[] fresh = Arrays.copyOfRange(all, told, count);
        told = count;
        return words(fresh);
    }

    private static String words(long[] times) {
        if (times.length == 0) {
            return "none";
        }
        Arrays.sort(times);
        return "p50 %.0f p99 %.0f max %.0f ms"
                .formatted(
                        times[times.length / 2] / NANOS,
                        times[Math.min(times.length - 1, times.length * 99 / 100)] / NANOS,
                        times[times.length - 1] / NANOS);
    }
}
