package io.tickertape.ticker.market;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One market-data event of a symbol: its last trade, and what else the producer knows.
 *
 * @param price of the last trade
 * @param size shares in that trade
 * @param time when it happened, by the producer's clock
 * @param sequence per symbol, rising; null if the producer does not number its ticks
 * @param day figures of the trading day
 */
public record Tick(
        Symbol symbol,
        Price price,
        @Nullable Quantity size,
        BestQuote best,
        Instant time,
        @Nullable Long sequence,
        DayFigures day) {

    public static Tick of(Symbol symbol, Price price, Instant time) {
        return new Tick(symbol, price, null, BestQuote.NONE, time, null, DayFigures.NONE);
    }

    /** The best bid and ask, and the shares behind them. */
    public record BestQuote(
            @Nullable Price bid, @Nullable Price ask, @Nullable Quantity bidSize, @Nullable Quantity askSize) {
        public static final BestQuote NONE = new BestQuote(null, null, null, null);
    }

    /** What a producer says of the trading day, as far as it knows. */
    public record DayFigures(
            @Nullable Price open,
            @Nullable Price high,
            @Nullable Price low,
            @Nullable Price previousClose,
            @Nullable Quantity volume) {
        public static final DayFigures NONE = new DayFigures(null, null, null, null, null);
    }
}
