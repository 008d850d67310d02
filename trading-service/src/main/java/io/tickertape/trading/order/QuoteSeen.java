package io.tickertape.trading.order;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import org.jspecify.annotations.Nullable;

/**
 * The quote that stood on the trader's page when the order was sent.
 *
 * @param sequence the feed's, negative when it gives none
 * @param price the last price
 * @param bid what a sale would have got, by the page: the last price where the page showed no bid; null when the page
 *     does not say
 * @param ask what a buy would have paid, by the page: the last price where the page showed no ask; null when the page
 *     does not say
 */
public record QuoteSeen(long sequence, Price price, @Nullable Price bid, @Nullable Price ask) {
    private static final long NO_SEQUENCE = -1;

    /** Of a page that says nothing but its last price. */
    public QuoteSeen(long sequence, Price price) {
        this(sequence, price, null, null);
    }

    public static QuoteSeen of(Tick tick) {
        return new QuoteSeen(
                tick.sequence() == null ? NO_SEQUENCE : tick.sequence(),
                tick.price(),
                tick.sellersPrice(),
                tick.buyersPrice());
    }

    /** What this side would have traded at; null when the page does not say. */
    public @Nullable Price of(Side side) {
        return side == Side.BUY ? ask : bid;
    }
}
