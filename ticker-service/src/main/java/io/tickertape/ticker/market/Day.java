package io.tickertape.ticker.market;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A symbol's trading day (UTC): what the producer says of it, and where it says nothing what the ticks add up to.
 *
 * @param previousClose null until a day has ended or a producer names it
 */
public record Day(LocalDate date, Price open, Price high, Price low, @Nullable Price previousClose, Quantity volume) {

    static Day of(Tick first) {
        return begin(first, null);
    }

    private static Day begin(Tick tick, @Nullable Price close) {
        return new Day(dateOf(tick), tick.price(), tick.price(), tick.price(), close, Quantity.ZERO).fold(tick);
    }

    /** The day after one more tick, a new one if the date has changed; {@code last} is the price before that tick. */
    Day with(Tick tick, Price last) {
        return dateOf(tick).isAfter(date) ? begin(tick, last) : fold(tick);
    }

    private Day fold(Tick tick) {
        Tick.DayFigures told = tick.day();
        Quantity traded = tick.size();
        return new Day(
                date,
                told.open() != null ? told.open() : open,
                told.high() != null ? told.high() : high.max(tick.price()),
                told.low() != null ? told.low() : low.min(tick.price()),
                told.previousClose() != null ? told.previousClose() : previousClose,
                told.volume() != null ? told.volume() : traded != null ? volume.plus(traded) : volume);
    }

    private static LocalDate dateOf(Tick tick) {
        return LocalDate.ofInstant(tick.time(), ZoneOffset.UTC);
    }
}
