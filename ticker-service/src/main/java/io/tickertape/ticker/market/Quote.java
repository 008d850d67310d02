package io.tickertape.ticker.market;

import io.tickertape.tape.market.Day;
import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickFold;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest that is known of a symbol.
 *
 * @param tick the last
 * @param instrument null while nothing is known but prices
 * @param cadence how often it ticks
 * @param hoursOld whole hours since the last tick, of a price that is stale or halted
 * @param rising 1 if the last price is above the one before it, -1 if below, 0 if the same
 * @param dropped what was not taken for the last
 * @param listed the version at which the symbol first appeared
 * @param ticked the version that the last tick made
 * @param version of the market that made this quote: rises with every change of any symbol
 */
public record Quote(
        Tick tick,
        @Nullable Instrument instrument,
        Day day,
        Cadence cadence,
        Freshness freshness,
        long hoursOld,
        int rising,
        Dropped dropped,
        long listed,
        long ticked,
        long version) {

    /**
     * Ticks that were not taken for the last.
     *
     * @param late older than the last; they count for their own day
     * @param duplicates came before; they count for nothing
     */
    public record Dropped(long late, long duplicates) {
        static Dropped of(TickFold fold) {
            return new Dropped(fold.late(), fold.duplicates());
        }
    }

    public Symbol symbol() {
        return tick.symbol();
    }

    public Price last() {
        return tick.price();
    }

    public Tick.BestQuote best() {
        return tick.best();
    }

    /** When the last tick happened. */
    public Instant time() {
        return tick.time();
    }

    public @Nullable Long sequence() {
        return tick.sequence();
    }

    /** Today's change of price, null while no previous close is known. */
    public @Nullable BigDecimal change() {
        Price close = previousClose();
        return close == null ? null : last().minus(close);
    }

    /** Today's change of price in percent, null while no previous close is known. */
    public @Nullable BigDecimal changePercent() {
        Price close = previousClose();
        return close == null ? null : last().percentAbove(close);
    }

    /** The price that today's change is counted from: of the day, else of the instrument. */
    public @Nullable Price previousClose() {
        if (day.previousClose() != null) {
            return day.previousClose();
        }
        return instrument == null ? null : instrument.previousClose();
    }

    Quote with(@Nullable Instrument newInstrument, Freshness now, long newHoursOld, long newVersion) {
        return new Quote(
                tick, newInstrument, day, cadence, now, newHoursOld, rising, dropped, listed, ticked, newVersion);
    }

    Quote with(Dropped newDropped) {
        return new Quote(
                tick, instrument, day, cadence, freshness, hoursOld, rising, newDropped, listed, ticked, version);
    }
}
