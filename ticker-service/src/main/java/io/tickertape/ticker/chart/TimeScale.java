package io.tickertape.ticker.chart;

import io.tickertape.ticker.candles.Interval;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The horizontal scale: one slot an interval, whether there was a price in it or not.
 *
 * @param first the number of the leftmost interval
 * @param slots how many there are
 */
record TimeScale(Interval interval, long first, int slots) {
    private static final int LABELS = 6;
    static final int LEAST_SLOTS = 40;
    static final int MOST_SLOTS = 120;
    private static final int ROUND_SLOTS = 20;
    /** Free slots on the right, so that the newest candle does not stand at the edge. */
    private static final int FREE = 3;

    private static final int DAY_SECONDS = 86_400;
    private static final int[] STEP_SECONDS = {
        300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, DAY_SECONDS,
    };
    private static final int[] STEP_DAYS = {1, 2, 7, 14, 28, 56, 91, 182, 364};
    /** 1970-01-05 was a Monday: steps of weeks fall on Mondays. */
    private static final long FIRST_MONDAY = 4;

    private static final DateTimeFormatter CLOCK = format("HH:mm");
    private static final DateTimeFormatter DATE = format("d MMM");

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /**
     * A mark on the axis.
     *
     * @param slot it stands at the beginning of
     */
    record Mark(long slot, String label) {}

    /** The scale that shows the intervals from {@code oldest} to {@code newest}, or the later part of them. */
    static TimeScale of(Interval interval, long oldest, long newest) {
        long wanted = Math.min(newest - oldest + 1 + FREE, MOST_SLOTS);
        long rounded = (wanted + ROUND_SLOTS - 1) / ROUND_SLOTS * ROUND_SLOTS;
        int slots = (int) Math.max(LEAST_SLOTS, rounded);
        return new TimeScale(interval, newest + FREE - slots + 1, slots);
    }

    /** The slot of the candle that begins at a time. */
    int slot(Instant start) {
        return (int) (interval.numberAt(start) - first);
    }

    /** The time at the left edge. */
    Instant from() {
        return interval.start(first);
    }

    /** The time at the right edge. */
    Instant until() {
        return interval.start(first + slots);
    }

    /** The marks at round times, oldest first. */
    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        long every = step();
        for (long slot = 0; slot < slots; slot++) {
            long number = first + slot;
            if (Math.floorMod(interval == Interval.DAY ? number - FIRST_MONDAY : number, every) == 0) {
                marks.add(new Mark(slot, label(number)));
            }
        }
        return marks;
    }

    /** In intervals. */
    private long step() {
        int[] steps = interval == Interval.DAY ? STEP_DAYS : STEP_SECONDS;
        int unit = interval == Interval.DAY ? 1 : interval.seconds();
        for (int step : steps) {
            if (slots <= (long) LABELS * step / unit) {
                return step / unit;
            }
        }
        return steps[steps.length - 1] / unit;
    }

    private String label(long number) {
        Instant start = interval.start(number);
        boolean isDate = start.getEpochSecond() % DAY_SECONDS == 0;
        return isDate ? DATE.format(start) : CLOCK.format(start);
    }
}
