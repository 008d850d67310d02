package io.tickertape.trading.order;

import io.tickertape.tape.market.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trader's command to give an order other terms, all of them absolute, so that saying it twice changes nothing more.
 * The order keeps its identity; there is no moment at which it is neither the old nor the new.
 *
 * @param quantity of the whole order, what has been filled included
 * @param limitPrice null for an order that has none
 * @param stopPrice null to leave the order its own
 * @param timeInForce null to leave the order its own
 * @param quoteSeen what the trader looked at; null when the page did not say
 * @param report the sequence of the account's report that the trader's page showed the order as of: terms set later are
 *     not replaced; null to replace whatever the order's terms are
 */
public record Replace(
        String clientOrderId,
        String account,
        String orderId,
        Quantity quantity,
        @Nullable Price limitPrice,
        @Nullable Price stopPrice,
        @Nullable TimeInForce timeInForce,
        @Nullable QuoteSeen quoteSeen,
        Instant submitted,
        Instant expires,
        @Nullable Long report)
        implements Command {
    public Replace {
        Command.check(clientOrderId, account, submitted, expires);
    }

    /** One that changes no more than the quantity and the limit price, whatever the order's terms are. */
    public Replace(
            String clientOrderId,
            String account,
            String orderId,
            Quantity quantity,
            @Nullable Price limitPrice,
            Instant submitted,
            Instant expires) {
        this(clientOrderId, account, orderId, quantity, limitPrice, null, null, null, submitted, expires, null);
    }

    /** The same replacement, made from the order as it stood after a report; null for whatever its terms are. */
    public Replace madeFrom(@Nullable Long otherReport) {
        return new Replace(
                clientOrderId,
                account,
                orderId,
                quantity,
                limitPrice,
                stopPrice,
                timeInForce,
                quoteSeen,
                submitted,
                expires,
                otherReport);
    }

    /** Whether the order has got other terms since the trader's page showed it. */
    public boolean isStale(Order order) {
        return report != null && order.reports().changedAfter(report);
    }

    /** What this order cannot take of the replacement; nothing when {@link #asItWouldStand} may be asked. */
    public List<Misfit> misfits(Order order) {
        OrderType type = order.placed().type();
        List<Misfit> misfits = new ArrayList<>();
        if (limitPrice == null && type.needsLimitPrice()) {
            misfits.add(new Misfit("limitPrice", "", "a " + type + " order needs its limit price"));
        } else if (limitPrice != null && !type.needsLimitPrice()) {
            misfits.add(new Misfit(
                    "limitPrice", limitPrice.toString(), "a " + type + " order has no limit price: leave it out"));
        }
        if (stopPrice != null && !type.needsStopPrice()) {
            misfits.add(new Misfit(
                    "stopPrice", stopPrice.toString(), "a " + type + " order has no stop price: leave it out"));
        } else if (stopPrice != null && order.isTriggered() && !stopPrice.equals(order.stopPrice())) {
            misfits.add(new Misfit(
                    "stopPrice", stopPrice.toString(), "the stop price " + order.stopPrice() + " was met: leave it"));
        }
        if (timeInForce != null && timeInForce.isImmediate()) {
            misfits.add(new Misfit(
                    "timeInForce", timeInForce.name(), "an open order waits: replace it for DAY or GTC, or cancel it"));
        }
        return misfits;
    }

    /** The order as it would stand. */
    public NewOrder asItWouldStand(Order order) {
        OrderTerms terms = new OrderTerms(
                quantity,
                limitPrice,
                stopPrice == null ? order.stopPrice() : stopPrice,
                timeInForce == null ? order.timeInForce() : timeInForce);
        return order.placed().with(terms, quoteSeen);
    }

    @Override
    public String inWords() {
        return "replace order " + orderId + " by " + quantity
                + (limitPrice == null ? "" : " at " + limitPrice)
                + (stopPrice == null ? "" : " stop " + stopPrice)
                + (timeInForce == null ? "" : " " + timeInForce);
    }
}
