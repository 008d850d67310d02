package io.tickertape.trading.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trader's command to place an order, which is void unless the journal takes it before it expires.
 *
 * @param clientOrderId the ticket that the order was written on: one ticket, one order
 * @param submitted when the gateway read it
 * @param expires the last instant at which the journal may stamp it
 */
public record NewOrder(
        String clientOrderId,
        String account,
        Symbol symbol,
        Side side,
        Quantity quantity,
        OrderType type,
        @Nullable Price limitPrice,
        @Nullable Price stopPrice,
        TimeInForce timeInForce,
        Instant submitted,
        Instant expires) {
    public NewOrder {
        if (clientOrderId.isBlank() || account.isBlank()) {
            throw new IllegalArgumentException("An order needs a clientOrderId and an account");
        }
        if (type.needsLimitPrice() != (limitPrice != null)) {
            throw new IllegalArgumentException("limitPrice does not go with " + type);
        }
        if (type.needsStopPrice() != (stopPrice != null)) {
            throw new IllegalArgumentException("stopPrice does not go with " + type);
        }
        if (!expires.isAfter(submitted)) {
            throw new IllegalArgumentException("An order must expire after it was submitted");
        }
    }

    /** What the journal's stamp makes of this order: every reader of the journal decides by this rule alone. */
    public Outcome journaledAt(Instant stamp) {
        return stamp.isAfter(expires) ? Outcome.arrivedTooLate() : Outcome.received();
    }

    /** The order in a line, as a trader would say it. */
    public String inWords() {
        return side + " " + quantity + " " + symbol + " " + type + (limitPrice == null ? "" : " " + limitPrice)
                + (stopPrice == null ? "" : " stop " + stopPrice) + " " + timeInForce;
    }
}
