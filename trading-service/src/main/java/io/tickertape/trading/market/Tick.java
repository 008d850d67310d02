package io.tickertape.trading.market;

import io.tickertape.trading.order.Price;
import io.tickertape.trading.order.Symbol;
import io.tickertape.trading.order.TickPosition;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One market-data event of a symbol.
 *
 * @param price of the last trade
 * @param size shares in that trade; {@link #SIZE_UNSAID} when the feed does not say
 * @param sequence the feed's, negative when it gives none
 */
public record Tick(
        Symbol symbol,
        Price price,
        long size,
        @Nullable Price bid,
        @Nullable Price ask,
        Instant time,
        long sequence,
        TickPosition position) {
    public static final long SIZE_UNSAID = Long.MAX_VALUE;

    public Duration age(Instant now) {
        return Duration.between(time, now);
    }

    /** What a buyer pays now: the ask, or the last price if there is no ask. */
    public Price buyersPrice() {
        return ask == null ? price : ask;
    }

    /** What a seller gets now: the bid, or the last price if there is no bid. */
    public Price sellersPrice() {
        return bid == null ? price : bid;
    }
}
