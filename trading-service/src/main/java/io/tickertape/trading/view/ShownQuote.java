package io.tickertape.trading.view;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.order.QuoteSeen;
import org.jspecify.annotations.Nullable;

/**
 * A symbol's quote on a page that no script renews, and what the ticket's form says of it when it is sent.
 *
 * @param sequence empty where the feed gives none
 * @param isFresh whether it was not too old to trade by when the page was loaded
 */
public record ShownQuote(
        String symbol, String last, String bid, String ask, String sequence, String clock, boolean isFresh) {
    static ShownQuote of(Tick tick, boolean isFresh) {
        QuoteSeen seen = QuoteSeen.of(tick);
        return new ShownQuote(
                tick.symbol().name(),
                seen.price().toString(),
                text(seen.bid()),
                text(seen.ask()),
                tick.sequence() == null ? "" : tick.sequence().toString(),
                Figures.clock(tick.time()),
                isFresh);
    }

    private static String text(@Nullable Price price) {
        return price == null ? "" : price.toString();
    }
}
