package io.tickertape.ticker.candles;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import java.time.Instant;

/**
 * The prices of a symbol within one interval.
 *
 * @param start the interval's beginning
 * @param open the price of the tick with the oldest time
 * @param close the price of the last tick, by the rule of {@link io.tickertape.tape.market.LastTick}
 * @param volume the sizes of its ticks
 * @param ticks how many there were
 */
public record Candle(Instant start, Price open, Price high, Price low, Price close, Size volume, long ticks) {
    /** Whether the price rose from open to close: 1, fell: -1, or neither: 0. */
    public int move() {
        return close.compareTo(open);
    }

    /** One candle of two that follow each other; it begins where the first of all did. */
    Candle then(Candle later) {
        return new Candle(
                start,
                open,
                high.max(later.high),
                low.min(later.low),
                later.close,
                volume.plus(later.volume),
                ticks + later.ticks);
    }

    Candle from(Instant newStart) {
        return new Candle(newStart, open, high, low, close, volume, ticks);
    }
}
