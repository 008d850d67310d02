package io.tickertape.trading.risk;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.order.Means;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * An order as it would stand, new or replaced, and what of its account bears on it.
 *
 * @param replaced the order that it takes the place of; null when it is new
 * @param openOrders of the account, without this one
 * @param means what the account has for this order; {@link Means#UNKNOWN} when its past is still being read
 */
public record Proposal(NewOrder order, @Nullable Order replaced, int openOrders, Means means) {
    public Proposal with(NewOrder other) {
        return new Proposal(other, replaced, openOrders, means);
    }

    /** Shares that are filled already, which the quantity includes. */
    public long filled() {
        return replaced == null ? 0 : replaced.cumulative();
    }

    /** The most that a sale may have, what is filled included; with so many, nothing would be left of the position. */
    long sellable() {
        return means.isKnown() ? filled() + means.shares() : Long.MAX_VALUE;
    }

    /** The most shares that the account can carry of this order at a worst price, what is filled included. */
    long affordable(Price worst) {
        long most = means.most(order.side(), worst);
        return most > Quantity.MAXIMUM ? most : filled() + most;
    }

    /** Whether this is the sale of all that is left, which may be less than a lot. */
    boolean sellsAll() {
        return order.side() == Side.SELL && order.quantity().shares() == sellable();
    }

    /** The stop price that the order waits for; null when it waits for none, or when it was met already. */
    @Nullable
    Price stopPrice() {
        return replaced != null && replaced.isTriggered() ? null : order.stopPrice();
    }

    /** Whether the order waits for a stop price that the last price meets already. */
    boolean isMet(Tick tick) {
        Price stop = stopPrice();
        return stop != null && order.side().meets(tick.price(), stop);
    }

    /** What the order would trade at if it were taken now; null when it would wait. */
    @Nullable
    public Price tradesAt(Tick tick) {
        Price price = order.side().tradesAt(tick);
        Price limit = order.limitPrice();
        boolean isReleased = stopPrice() == null || isMet(tick);
        return isReleased && (limit == null || order.side().takes(price, limit)) ? price : null;
    }

    /** Whether another type of order could take its place: a replacement keeps the type. */
    boolean isMarketOrderThatMayWait() {
        return replaced == null
                && order.type() == OrderType.MARKET
                && !order.timeInForce().isImmediate();
    }
}
