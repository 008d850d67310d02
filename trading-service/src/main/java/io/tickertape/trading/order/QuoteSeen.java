package io.tickertape.trading.order;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;

/**
 * The quote that stood on the trader's page when the order was sent.
 *
 * @param sequence the feed's, negative when it gives none
 * @param price the last price
 */
public record QuoteSeen(long sequence, Price price) {
    private static final long NO_SEQUENCE = -1;

    public static QuoteSeen of(Tick tick) {
        return new QuoteSeen(tick.sequence() == null ? NO_SEQUENCE : tick.sequence(), tick.price());
    }
}
