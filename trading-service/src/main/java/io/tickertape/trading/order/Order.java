package io.tickertape.trading.order;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order in the engine, as it stands after a report about it.
 *
 * @param placed the trader's command, as it came
 * @param accepted when the engine took it, or refused it
 * @param sessionEnd when it expires; null for an order that does not
 * @param terms as the latest replacement left them
 * @param worstPrice the most that it pays, or the least that it takes, a share: its limit, or the protection of an order
 *     without one; null when it was rejected before that was known
 * @param isTriggered whether the stop price was met; true for orders without one
 * @param cumulative shares that have been filled
 * @param value of these shares, as traded
 * @param after the latest tick when it was taken, replaced, triggered or filled: it is tried against later ones, so that
 *     a tick which is shown again neither fills it twice nor fills it on terms that came later
 * @param reports those that its terms come from
 * @param isPassedOver whether a tick was passed over for its protection since its latest fill or replacement
 */
public record Order(
        String orderId,
        NewOrder placed,
        Instant accepted,
        @Nullable Instant sessionEnd,
        OrderTerms terms,
        @Nullable Price worstPrice,
        OrderStatus status,
        boolean isTriggered,
        long cumulative,
        BigDecimal value,
        @Nullable TickPosition after,
        OrderReports reports,
        boolean isPassedOver) {
    private static final int AVERAGE_DECIMALS = 8;

    public Order {
        boolean fits =
                switch (status) {
                    case NEW, REJECTED -> cumulative == 0;
                    case PARTIALLY_FILLED ->
                        cumulative > 0 && cumulative < terms.quantity().shares();
                    case FILLED -> cumulative == terms.quantity().shares();
                    case CANCELED, EXPIRED ->
                        cumulative >= 0 && cumulative < terms.quantity().shares();
                };
        if (!fits) {
            throw new IllegalArgumentException("the filled quantity does not go with the status of the order");
        }
        if (status.isWorking() && worstPrice == null) {
            throw new IllegalArgumentException("A working order has a worst price");
        }
    }

    /** Where the order stands in its partition of the journal: its id says so. */
    public long journalOffset() {
        return Long.parseLong(orderId.substring(orderId.indexOf('-') + 1));
    }

    public static Order accepted(
            NewOrder placed,
            String orderId,
            Instant now,
            @Nullable Instant sessionEnd,
            Price worstPrice,
            @Nullable TickPosition after) {
        return first(placed, orderId, now, sessionEnd, worstPrice, OrderStatus.NEW, after);
    }

    public static Order rejected(NewOrder placed, String orderId, Instant now) {
        return first(placed, orderId, now, null, null, OrderStatus.REJECTED, null);
    }

    private static Order first(
            NewOrder placed,
            String orderId,
            Instant now,
            @Nullable Instant sessionEnd,
            @Nullable Price worstPrice,
            OrderStatus status,
            @Nullable TickPosition after) {
        return new Order(
                orderId,
                placed,
                now,
                sessionEnd,
                placed.terms(),
                worstPrice,
                status,
                !placed.type().needsStopPrice(),
                0,
                BigDecimal.ZERO,
                after,
                OrderReports.UNKNOWN,
                false);
    }

    public String clientOrderId() {
        return placed.clientOrderId();
    }

    public Symbol symbol() {
        return placed.symbol();
    }

    public Side side() {
        return placed.side();
    }

    public Quantity quantity() {
        return terms.quantity();
    }

    public @Nullable Price limitPrice() {
        return terms.limitPrice();
    }

    public @Nullable Price stopPrice() {
        return terms.stopPrice();
    }

    public TimeInForce timeInForce() {
        return terms.timeInForce();
    }

    /** The trader's command as if it had been placed on these terms. */
    public NewOrder asItStands() {
        return placed.with(terms, placed.quoteSeen());
    }

    public boolean isWorking() {
        return status.isWorking();
    }

    /** Whether its session is over. */
    public boolean isOver(Instant now) {
        return sessionEnd != null && !now.isBefore(sessionEnd);
    }

    /** Whether it was not tried at a tick, nor at a later one. */
    public boolean isBefore(TickPosition tick) {
        return after == null || !tick.isAtOrBefore(after);
    }

    /** Shares that can still be filled: none once it is done. */
    public long leaves() {
        return isWorking() ? quantity().shares() - cumulative : 0;
    }

    /** Of the fills, rounded to eight decimals; null before the first. */
    public @Nullable BigDecimal averagePrice() {
        return cumulative == 0
                ? null
                : value.divide(BigDecimal.valueOf(cumulative), AVERAGE_DECIMALS, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros();
    }

    /** What the account must hold ready for the rest of it. */
    public BigDecimal reservedCash() {
        return side() == Side.BUY && worstPrice != null && isWorking() ? worstPrice.times(leaves()) : BigDecimal.ZERO;
    }

    public long reservedShares() {
        return side() == Side.SELL ? leaves() : 0;
    }

    /** The most that a buy without a limit pays, or the least that such a sell takes; null of other orders. */
    public @Nullable Price protection() {
        return limitPrice() == null ? worstPrice : null;
    }

    /** The same order, accepted by the account's report of this sequence. */
    public Order acceptedBy(long report) {
        return with(new OrderReports(report, report), isPassedOver);
    }

    /** The same order, whose terms the account's report of this sequence has changed. */
    public Order changedBy(long report) {
        return with(new OrderReports(reports.accepted(), report), isPassedOver);
    }

    /** The same order after a tick that would have filled it but for its protection. */
    public Order passedOver() {
        requireLegal(status);
        return with(reports, true);
    }

    public Order filled(Fill fill) {
        long filled = Math.addExact(cumulative, fill.quantity().shares());
        if (filled > quantity().shares()) {
            throw new IllegalStateException(fill.quantity() + " more than the order " + orderId + " has left");
        }
        OrderStatus next = filled == quantity().shares() ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        return next(next, isTriggered, filled, value.add(fill.value()), fill.tick())
                .with(reports, false);
    }

    public Order triggered(TickPosition by) {
        return next(status, true, cumulative, value, by);
    }

    public Order canceled() {
        return next(OrderStatus.CANCELED, isTriggered, cumulative, value, after);
    }

    public Order expired() {
        return next(OrderStatus.EXPIRED, isTriggered, cumulative, value, after);
    }

    /**
     * The same order on other terms.
     *
     * @param end when it expires on these terms; null when it does not
     * @param latest the latest tick, which these terms come after; null when there is none
     */
    public Order replaced(
            OrderTerms otherTerms, @Nullable Instant end, Price otherWorst, @Nullable TickPosition latest) {
        requireLegal(status);
        return new Order(
                orderId,
                placed,
                accepted,
                end,
                otherTerms,
                otherWorst,
                status,
                isTriggered,
                cumulative,
                value,
                latest == null ? after : latest,
                reports,
                false);
    }

    private Order next(
            OrderStatus next, boolean triggered, long filled, BigDecimal traded, @Nullable TickPosition seen) {
        requireLegal(next);
        return new Order(
                orderId,
                placed,
                accepted,
                sessionEnd,
                terms,
                worstPrice,
                next,
                triggered,
                filled,
                traded,
                seen,
                reports,
                isPassedOver);
    }

    private Order with(OrderReports otherReports, boolean passedOver) {
        return new Order(
                orderId,
                placed,
                accepted,
                sessionEnd,
                terms,
                worstPrice,
                status,
                isTriggered,
                cumulative,
                value,
                after,
                otherReports,
                passedOver);
    }

    private void requireLegal(OrderStatus next) {
        if (!next.mayFollow(status)) {
            throw new IllegalStateException("The order " + orderId + " cannot go from " + status + " to " + next);
        }
    }
}
