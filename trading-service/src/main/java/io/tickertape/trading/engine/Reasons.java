package io.tickertape.trading.engine;

import io.tickertape.tape.market.Grouping;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.order.Misfit;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.math.BigDecimal;
import java.util.Locale;

/** What the engine says when it does not do what was asked, or does what was not. */
final class Reasons {
    static final Reason LATE = new Reason("desk.late", "it reached the journal too late; nothing was changed");
    static final Reason WITHDRAWN =
            new Reason("desk.withdrawn", "it came after its ticket was withdrawn; nothing was placed");
    static final Reason FAILED =
            new Reason("desk.failed", "the engine met a fault of its own; nothing was changed; tell the operator");
    static final Reason BY_TRADER = new Reason("desk.cancel", "cancelled by the trader");
    static final Reason FLATTENED = new Reason("controls.lifted", "the operators want the position closed no more");
    static final Reason SESSION_END = new Reason("desk.session", "the session is over");
    static final Reason SESSION_OVER = new Reason(
            "desk.session", "the session that it was sent for is over; nothing was changed; send it for the next one");
    static final Reason NO_FRESH_QUOTE =
            new Reason("desk.quote", "there is no fresh quote to price it by; send it again when there is one");

    static final Reason SAME_ALERT =
            new Reason("desk.alert", "the account has this alert already; it has not fired yet");

    private Reasons() {}

    /** @param later orders that are open, and were accepted after what the trader's page showed */
    static Reason nothingOpen(int later) {
        return new Reason(
                "desk.cancel",
                later == 0
                        ? "no order is open"
                        : "no order that the page showed is open; " + (later == 1 ? "one" : later)
                                + " accepted since stays open");
    }

    static Reason alerts(int most) {
        return new Reason(
                "desk.alerts",
                "the account has " + most
                        + " alerts, those that have fired included, and no more are taken; remove one");
    }

    static Reason noAlert(String id) {
        return new Reason("desk.alert", "the account has no alert " + id + "; nothing was changed");
    }

    /** An alert without a price has nothing to tell new ticks by. */
    static Reason noPrice(Symbol symbol) {
        return new Reason("desk.alert", "there is no price of " + symbol + "; set the alert when there is one");
    }

    /** What stands instead of the terms that the trader's page showed. */
    static Reason replacedMeanwhile(Order order) {
        Price limit = order.limitPrice();
        Price stop = order.stopPrice();
        return new Reason(
                "desk.replaced-meanwhile",
                "the order " + order.orderId() + " was replaced meanwhile: " + order.quantity()
                        + (limit == null ? "" : " at " + limit.grouped())
                        + (stop == null ? "" : ", stop " + stop.grouped())
                        + ", " + order.timeInForce()
                        + (order.cumulative() == 0 ? "" : ", " + order.cumulative() + " filled")
                        + "; nothing was changed");
    }

    static Reason passedOver(Order order, Tick tick) {
        return new Reason(
                "venue.protection",
                "passed over at " + order.side().tradesAt(tick).grouped() + " by tick " + tick.position() + ": "
                        + bound(order));
    }

    static Reason openOrders(int most) {
        return new Reason(
                "desk.open-orders", "the account has " + most + " open orders, and no more are taken; cancel one");
    }

    static Reason position(Symbol symbol, long shares, long available, long nearest) {
        return new Reason(
                "desk.position",
                Grouping.shares(shares) + " " + symbol + " to sell, and " + Grouping.shares(available)
                        + " are held and not reserved; nothing is sold short",
                nearest);
    }

    static Reason buyingPower(BigDecimal needed, BigDecimal power, long nearest) {
        return new Reason(
                "desk.buying-power",
                "it may cost " + Grouping.money(needed) + ", and the buying power is " + Grouping.money(power),
                nearest);
    }

    static Reason immediate(Order rest) {
        return new Reason(
                "venue.immediate",
                (rest.timeInForce() == TimeInForce.FOK
                                ? "it could not be filled whole at once"
                                : "no more of it could be filled at once")
                        + (rest.isPassedOver() ? ": " + bound(rest) : ""));
    }

    /** What an order without a limit is held back by. */
    private static String bound(Order order) {
        Price protection = order.protection();
        return "not " + (order.side() == Side.BUY ? "above " : "below ")
                + (protection == null ? "" : protection.grouped());
    }

    static Reason notOpen(String orderId) {
        return new Reason("desk.not-open", "the order " + orderId + " is not open; nothing was changed");
    }

    static Reason operators(String orderId) {
        return new Reason(
                "desk.operators",
                "the order " + orderId + " closes a position for the operators, and stands until they lift that;"
                        + " nothing was changed");
    }

    static Reason misfit(Misfit misfit) {
        String field = misfit.field().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return new Reason("desk." + field, misfit.right() + "; the order stands as it stood");
    }

    static Reason alreadyFilled(long shares, long nearest) {
        return new Reason(
                "desk.quantity",
                Grouping.shares(shares)
                        + " shares are filled already, and the quantity must be above that; cancel the rest instead",
                nearest);
    }

    static Reason triggered(Tick tick) {
        return new Reason("venue.triggered", "triggered at " + tick.price() + " by tick " + tick.position());
    }
}
