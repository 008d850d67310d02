package io.tickertape.trading.order;

import io.tickertape.tape.market.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trader's command to give an order another quantity and limit price, both of them absolute, so that saying it twice
 * changes nothing more. The order keeps its identity; there is no moment at which it is neither the old nor the new.
 *
 * @param quantity of the whole order, what has been filled included
 * @param limitPrice null for an order that has none
 */
public record Replace(
        String clientOrderId,
        String account,
        String orderId,
        Quantity quantity,
        @Nullable Price limitPrice,
        Instant submitted,
        Instant expires)
        implements Command {
    public Replace {
        Command.check(clientOrderId, account, submitted, expires);
    }

    @Override
    public String inWords() {
        return "replace order " + orderId + " by " + quantity + (limitPrice == null ? "" : " at " + limitPrice);
    }
}
