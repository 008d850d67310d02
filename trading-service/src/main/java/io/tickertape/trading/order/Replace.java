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
 * @param report the sequence of the account's report that the trader's page showed the order as of: terms set later are
 *     not replaced; null to replace whatever the order's terms are
 */
public record Replace(
        String clientOrderId,
        String account,
        String orderId,
        Quantity quantity,
        @Nullable Price limitPrice,
        Instant submitted,
        Instant expires,
        @Nullable Long report)
        implements Command {
    public Replace {
        Command.check(clientOrderId, account, submitted, expires);
    }

    /** Of whatever the order's terms are. */
    public Replace(
            String clientOrderId,
            String account,
            String orderId,
            Quantity quantity,
            @Nullable Price limitPrice,
            Instant submitted,
            Instant expires) {
        this(clientOrderId, account, orderId, quantity, limitPrice, submitted, expires, null);
    }

    /** The same replacement, made from the order as it stood after a report; null for whatever its terms are. */
    public Replace madeFrom(@Nullable Long otherReport) {
        return new Replace(clientOrderId, account, orderId, quantity, limitPrice, submitted, expires, otherReport);
    }

    /** Whether the order has got other terms since the trader's page showed it. */
    public boolean isStale(Order order) {
        return report != null && order.reports().changedAfter(report);
    }

    @Override
    public String inWords() {
        return "replace order " + orderId + " by " + quantity + (limitPrice == null ? "" : " at " + limitPrice);
    }
}
