package io.tickertape.trading.order;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickPosition;
import java.math.BigDecimal;
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
 * @param reports those that its terms come from
 */
public record Order(
        String orderId,
        NewOrder placed,
        Instant accepted,
        @Nullable Instant sessionEnd,
        OrderTerms terms,
        @Nullable Price worstPrice,
        OrderProgress progress,
        OrderReports reports) {
    /** Begins the id of an order that is on no journal. */
    private static final String FLATTENING = "flatten-";

    public Order {
        if (!progress.fits(terms.quantity())) {
            throw new IllegalArgumentException("the filled quantity does not go with the status of the order");
        }
        if (progress.status().isWorking() && worstPrice == null) {
            throw new IllegalArgumentException("A working order has a worst price");
        }
    }

    /** Where the order stands in its partition of the journal: its id says so; -1 of one that the engine placed. */
    public long journalOffset() {
        return isFlattening() ? -1 : Long.parseLong(orderId.substring(orderId.indexOf('-') + 1));
    }

    /** The id of an order by which the engine closes a position; the report that accepts it makes it unique. */
    public static String flatteningId(long report) {
        return FLATTENING + report;
    }

    /** Whether the engine placed it, to close a position that operators want closed: no command of a trader changes it. */
    public boolean isFlattening() {
        return orderId.startsWith(FLATTENING);
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
        OrderProgress begun = OrderProgress.begun(status, !placed.type().needsStopPrice(), after);
        return new Order(orderId, placed, now, sessionEnd, placed.terms(), worstPrice, begun, OrderReports.UNKNOWN);
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
        return status().isWorking();
    }

    /** Whether its session is over. */
    public boolean isOver(Instant now) {
        return sessionEnd != null && !now.isBefore(sessionEnd);
    }

    /** Whether it was not tried at a tick, nor at a later one. */
    public boolean isBefore(TickPosition tick) {
        TickPosition after = after();
        return after == null || !tick.isAtOrBefore(after);
    }

    /** Shares that can still be filled: none once it is done. */
    public long leaves() {
        return isWorking() ? quantity().shares() - cumulative() : 0;
    }

    public OrderStatus status() {
        return progress.status();
    }

    public boolean isTriggered() {
        return progress.isTriggered();
    }

    public long cumulative() {
        return progress.cumulative();
    }

    public BigDecimal value() {
        return progress.value();
    }

    public @Nullable TickPosition after() {
        return progress.after();
    }

    public boolean isPassedOver() {
        return progress.isPassedOver();
    }

    /** Of the fills, rounded to eight decimals; null before the first. */
    public @Nullable BigDecimal averagePrice() {
        return progress.averagePrice();
    }

    /** What the account must hold ready for the rest of it. */
    public Reservation reservation() {
        return worstPrice != null && isWorking() ? Reservation.of(side(), worstPrice, leaves()) : Reservation.NOTHING;
    }

    public BigDecimal reservedCash() {
        return reservation().cash();
    }

    public long reservedShares() {
        return reservation().shares();
    }

    /** The most that a buy without a limit pays, or the least that such a sell takes; null of other orders. */
    public @Nullable Price protection() {
        return limitPrice() == null ? worstPrice : null;
    }

    /** The same order, accepted by the account's report of this sequence. */
    public Order acceptedBy(long report) {
        return with(progress, new OrderReports(report, report));
    }

    /** The same order, whose terms the account's report of this sequence has changed. */
    public Order changedBy(long report) {
        return with(progress, new OrderReports(reports.accepted(), report));
    }

    /** The same order after a tick that would have filled it but for its protection. */
    public Order passedOver() {
        return with(progress.passedOver(), reports);
    }

    public Order filled(Fill fill) {
        return with(progress.filled(fill, quantity()), reports);
    }

    public Order triggered(TickPosition by) {
        return with(progress.triggered(by), reports);
    }

    public Order canceled() {
        return with(progress.to(OrderStatus.CANCELED), reports);
    }

    public Order expired() {
        return with(progress.to(OrderStatus.EXPIRED), reports);
    }

    /**
     * The same order on other terms.
     *
     * @param end when it expires on these terms; null when it does not
     * @param latest the latest tick, which these terms come after; null when there is none
     */
    public Order replaced(
            OrderTerms otherTerms, @Nullable Instant end, Price otherWorst, @Nullable TickPosition latest) {
        return new Order(orderId, placed, accepted, end, otherTerms, otherWorst, progress.replaced(latest), reports);
    }

    private Order with(OrderProgress otherProgress, OrderReports otherReports) {
        return new Order(orderId, placed, accepted, sessionEnd, terms, worstPrice, otherProgress, otherReports);
    }
}
