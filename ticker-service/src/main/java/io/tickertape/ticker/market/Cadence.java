package io.tickertape.ticker.market;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a symbol ticks: a moving average of the time between its ticks.
 *
 * @param ticks so far
 * @param averageMillis between two of them, the latest weighing a tenth
 */
public record Cadence(long ticks, double averageMillis) {
    static final Cadence FIRST = new Cadence(1, 0);

    /** Before so many ticks an average says nothing. */
    private static final int KNOWN_FROM = 10;

    private static final double WEIGHT_OF_THE_LATEST = 0.1;

    Cadence next(Instant before, Instant now) {
        double millis = Math.max(0, Duration.between(before, now).toMillis());
        double average = ticks == 1 ? millis : averageMillis + WEIGHT_OF_THE_LATEST * (millis - averageMillis);
        return new Cadence(ticks + 1, average);
    }

    /** Null while too few ticks have come. */
    @Nullable
    Duration usualInterval() {
        return ticks < KNOWN_FROM ? null : Duration.ofNanos((long) (averageMillis * 1e6));
    }
}
