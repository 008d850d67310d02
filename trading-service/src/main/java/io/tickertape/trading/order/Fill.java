package io.tickertape.trading.order;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.TickPosition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trade of an order, and the tick that it was made at.
 *
 * @param price a share
 * @param age of the tick when the fill was made
 * @param last the tick's price
 */
public record Fill(
        Quantity quantity,
        Price price,
        TickPosition tick,
        Instant tickTime,
        Duration age,
        Price last,
        @Nullable Price bid,
        @Nullable Price ask) {
    /** What was paid, or got, in all. */
    public BigDecimal value() {
        return price.times(quantity.shares());
    }
}
