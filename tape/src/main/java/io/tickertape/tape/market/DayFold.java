package io.tickertape.tape.market;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The ticks of a symbol on one day, folded: its last and its figures, the same in whatever order they are read.
 *
 * <p>A figure that the producer tells is the one of the newest tick that tells it, and then nothing is added up; but no
 * high is below the last price, and no low above it.
 */
public final class DayFold {
    private static final int SECONDS_OF_A_DAY = 86_400;

    private final long epochDay;
    private final LocalDate date;
    private final LastTick last = new LastTick();
    private final Newest<Price> open = new Newest<>();
    private final Newest<Price> toldHigh = new Newest<>();
    private final Newest<Price> toldLow = new Newest<>();
    private final Newest<Price> previousClose = new Newest<>();
    private final Newest<Size> toldVolume = new Newest<>();
    private @Nullable Tick first;
    private @Nullable Price high;
    private @Nullable Price low;
    private Size volume = Size.ZERO;
    private long ticks;

    /** A day without ticks; days are counted from 1970-01-01, UTC. */
    public DayFold(long epochDay) {
        this.epochDay = epochDay;
        this.date = LocalDate.ofEpochDay(epochDay);
    }

    /** The day of a tick. */
    public static long dayOf(Tick tick) {
        return Math.floorDiv(tick.time().getEpochSecond(), SECONDS_OF_A_DAY);
    }

    /** Which day it is, counted from 1970-01-01. */
    public long epochDay() {
        return epochDay;
    }

    /** The last tick of the day; null before the first. */
    public @Nullable Tick last() {
        return last.get();
    }

    /** How many ticks it has. */
    public long ticks() {
        return ticks;
    }

    /** Takes in a tick of this day. */
    public void add(Tick tick) {
        last.add(tick);
        ticks++;
        first = first == null || LastTick.isNewer(first, tick) ? tick : first;
        Tick.DayFigures told = tick.day();
        open.offer(told.open(), tick);
        previousClose.offer(told.previousClose(), tick);
        toldVolume.offer(told.volume(), tick);
        toldHigh.offer(told.high(), tick);
        toldLow.offer(told.low(), tick);
        Price price = tick.price();
        high = high == null ? price : high.max(price);
        low = low == null ? price : low.min(price);
        volume = tick.size() == null ? volume : volume.plus(tick.size());
    }

    /** The day as it stands; {@code before} is the last price of an earlier day. */
    public Day day(@Nullable Price before) {
        Tick latest = last.get();
        if (first == null || high == null || low == null || latest == null) {
            throw new IllegalStateException("a day begins with its first tick");
        }
        return new Day(
                date,
                open.or(first.price()),
                toldHigh.or(high).max(latest.price()),
                toldLow.or(low).min(latest.price()),
                previousClose.value != null ? previousClose.value : before,
                toldVolume.or(volume));
    }

    /** A figure of the day, as the newest tick that tells it says. */
    private static final class Newest<T> {
        private @Nullable T value;
        private @Nullable Tick from;

        T or(T otherwise) {
            return value == null ? otherwise : value;
        }

        void offer(@Nullable T told, Tick tick) {
            if (told != null && (from == null || LastTick.isNewer(tick, from))) {
                value = told;
                from = tick;
            }
        }
    }
}
