package io.tickertape.testbed.bench.watch;

import java.time.Duration;
import java.time.Instant;
import org.HdrHistogram.Histogram;

/** Counts prices as they come, within one stretch of time; used by one thread. */
final class Meter {
    /** A clock of microseconds that neither jumps nor is read through a slow call. */
    private final long originNanos = System.nanoTime();

    private final long originMicros =
            Duration.between(Instant.EPOCH, Instant.now()).toNanos() / 1000;
    private final int sample;

    private long fromMillis = Long.MAX_VALUE;
    private long toMillis = Long.MAX_VALUE;
    private long nowMicros;
    private int weight = 1;
    private long arrived;
    private long bytes;
    private long producedSamples;
    private Histogram ages = Readings.emptyAges();
    private int untilSample = 1;

    /** Looks at the time of one in so many prices. */
    Meter(int sample) {
        this.sample = sample;
    }

    /** From here on each price that is read stands for so many: those of others are not looked at. */
    void weigh(int prices) {
        weight = prices;
    }

    void measure(long from, long to) {
        fromMillis = from;
        toMillis = to;
        arrived = 0;
        bytes = 0;
        producedSamples = 0;
        ages = Readings.emptyAges();
    }

    /** The time of what is read now. */
    void tick() {
        nowMicros = originMicros + (System.nanoTime() - originNanos) / 1000;
    }

    long nowMillis() {
        return nowMicros / 1000;
    }

    private boolean isWithin() {
        return nowMicros >= fromMillis * 1000 && nowMicros < toMillis * 1000;
    }

    void bytes(int count) {
        if (isWithin()) {
            bytes += count;
        }
    }

    void price(long producedMillis) {
        boolean within = isWithin();
        if (within) {
            arrived += weight;
        }
        if (--untilSample > 0) {
            return;
        }
        untilSample = sample;
        if (producedMillis >= fromMillis && producedMillis < toMillis) {
            producedSamples++;
        }
        if (within) {
            ages.recordValue(Math.max(0, nowMicros - producedMillis * 1000));
        }
    }

    Readings readings() {
        return new Readings(arrived, producedSamples * sample * weight, bytes, ages);
    }
}
