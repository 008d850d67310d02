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
    private long arrived;
    private long producedSamples;
    private Histogram ages = Readings.emptyAges();
    private int untilSample = 1;

    /** Looks at the time of one in so many prices. */
    Meter(int sample) {
        this.sample = sample;
    }

    void measure(long from, long to) {
        fromMillis = from;
        toMillis = to;
        arrived = 0;
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

    void price(long producedMillis) {
        boolean within = nowMicros >= fromMillis * 1000 && nowMicros < toMillis * 1000;
        if (within) {
            arrived++;
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
        return new Readings(arrived, producedSamples * sample, ages);
    }
}
