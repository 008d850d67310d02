package io.tickertape.ticker.market;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest that is known of a symbol.
 *
 * @param instrument null while nothing is known but prices
 * @param time when the last tick happened: by the producer's clock, but never later than it was read here
 * @param listed the version at which the symbol first appeared
 * @param version of the market that made this quote: rises with every change of any symbol
 * @param cadence how often it ticks
 * @param rising 1 if the last price is above the one before it, -1 if below, 0 if the same
 */
public record Quote(
        Symbol symbol,
        @Nullable Instrument instrument,
        Price last,
        Tick.BestQuote best,
        Day day,
        Instant time,
        @Nullable Long sequence,
        Cadence cadence,
        Freshness freshness,
        int rising,
        long listed,
        long version) {

    /** Today's change of price, null while no previous close is known. */
    public @Nullable BigDecimal change() {
        Price close = previousClose();
        return close == null ? null : last.minus(close);
    }

    /** Today's change of price in percent, null while no previous close is known. */
    public @Nullable BigDecimal changePercent() {
        Price close = previousClose();
        return close == null ? null : last.percentAbove(close);
    }

    /** The price that today's change is counted from: of the day, else of the instrument. */
    public @Nullable Price previousClose() {
        if (day.previousClose() != null) {
            return day.previousClose();
        }
        return instrument == null ? null : instrument.previousClose();
    }

    Quote with(@Nullable Instrument newInstrument, Freshness now, long newVersion) {
        return new Quote(
                symbol, newInstrument, last, best, day, time, sequence, cadence, now, rising, listed, newVersion);
    }
}
