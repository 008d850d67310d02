package io.tickertape.trading.view;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.market.Market;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What positions are worth by: the latest price of each symbol, and whether it is old. */
public final class Marks {
    /**
     * The price that a position is valued at.
     *
     * @param price null when none is known
     * @param isFresh whether it is not called stale
     */
    record Mark(@Nullable Price price, boolean isFresh) {}

    private static final Mark UNKNOWN = new Mark(null, false);
    private static final String TAKEN_OFF = "taken off the feed: nothing fills it until it ticks again";
    private static final String NO_PRICE = "no price: nothing fills it until it ticks";

    private final Market market;
    private final Duration quoteAge;
    private final Duration staleAfter;
    private final InstantSource clock;

    /**
     * Marks by the prices of a market.
     *
     * @param quoteAge how old a price may be and still fill an order
     * @param staleAfter how old the price of a position is when it is called stale: many symbols trade less often than
     *     an order waits for a price
     */
    public Marks(Market market, Duration quoteAge, Duration staleAfter, InstantSource clock) {
        this.market = market;
        this.quoteAge = quoteAge;
        this.staleAfter = staleAfter;
        this.clock = clock;
    }

    Mark of(Symbol symbol) {
        Tick latest = market.latest(symbol);
        return latest == null ? UNKNOWN : new Mark(latest.price(), isWithin(staleAfter, latest));
    }

    private boolean isWithin(Duration age, Tick latest) {
        return latest.age(clock.instant()).compareTo(age) <= 0;
    }

    /** The quote that a page shows by itself; null when there is none. */
    @Nullable
    ShownQuote quote(Symbol symbol) {
        Tick latest = market.latest(symbol);
        return latest == null ? null : ShownQuote.of(latest, isWithin(quoteAge, latest));
    }

    @Nullable
    Instrument instrument(@Nullable Symbol symbol) {
        return symbol == null ? null : market.instrument(symbol);
    }

    /** Why no tick fills an order in the symbol now; empty where one may. */
    String warning(Symbol symbol) {
        if (market.latest(symbol) != null) {
            return "";
        }
        // A tombstone from long before the start is not read, and says no more than that there is no price.
        return market.isTakenOff(symbol) ? TAKEN_OFF : NO_PRICE;
    }
}
