package io.tickertape.trading.order;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trader's command to place an order.
 *
 * @param clientOrderId the ticket that the order was written on: one ticket, one order
 * @param quoteSeen what the trader looked at; null when the page did not say
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
        @Nullable QuoteSeen quoteSeen,
        Instant submitted,
        Instant expires)
        implements Command {
    public NewOrder {
        Command.check(clientOrderId, account, submitted, expires);
        if (type.needsLimitPrice() != (limitPrice != null)) {
            throw new IllegalArgumentException("limitPrice does not go with " + type);
        }
        if (type.needsStopPrice() != (stopPrice != null)) {
            throw new IllegalArgumentException("stopPrice does not go with " + type);
        }
        if (type.needsStopPrice() && timeInForce.isImmediate()) {
            throw new IllegalArgumentException(type + " waits for its stop price, which " + timeInForce + " does not");
        }
    }

    @Override
    public String inWords() {
        return side + " " + quantity + " " + symbol + " " + type + (limitPrice == null ? "" : " " + limitPrice)
                + (stopPrice == null ? "" : " stop " + stopPrice) + " " + timeInForce;
    }

    /** Whether only the market says what it may cost: it names no price itself. */
    public boolean worstNeedsQuote() {
        return type == OrderType.MARKET;
    }

    public OrderTerms terms() {
        return new OrderTerms(quantity, limitPrice, stopPrice, timeInForce);
    }

    /** The same order with another quantity and limit price. */
    public NewOrder with(Quantity otherQuantity, @Nullable Price otherLimit) {
        return with(new OrderTerms(otherQuantity, otherLimit, stopPrice, timeInForce), quoteSeen);
    }

    /** The same order on other terms, which go with its type. */
    public NewOrder with(OrderTerms terms, @Nullable QuoteSeen seen) {
        return new NewOrder(
                clientOrderId,
                account,
                symbol,
                side,
                terms.quantity(),
                type,
                terms.limitPrice(),
                terms.stopPrice(),
                terms.timeInForce(),
                seen,
                submitted,
                expires);
    }
}
