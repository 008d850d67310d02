package io.tickertape.trading.view;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * A line of the open orders' table.
 *
 * @param page the address of the symbol's page
 * @param warning why no tick fills it now; empty where one may
 * @param plainQuantity and the other plain figures as a form sends them
 * @param waits whether its stop price was not met yet
 * @param protection what an order without a limit does not trade beyond; empty for others
 * @param words what tells it from other orders of its symbol
 * @param at the price that it stands at on a chart: its stop while it waits, then its limit; empty without one
 * @param label what the chart says of it there
 * @param report the sequence of the report that set its terms; empty where that is not known
 */
public record OpenOrderRow(
        String orderId,
        String symbol,
        String page,
        String warning,
        String side,
        String sideSlug,
        String filled,
        String quantity,
        String plainQuantity,
        String average,
        String type,
        String limit,
        String plainLimit,
        String protection,
        String stop,
        String plainStop,
        boolean waits,
        String timeInForce,
        String accepted,
        String clock,
        String words,
        String at,
        String label,
        String report) {
    static OpenOrderRow of(OpenOrder open) {
        Order order = open.order();
        return new OpenOrderRow(
                order.orderId(),
                order.symbol().name(),
                order.symbol().path(),
                open.warning(),
                Words.of(order.side()),
                order.side().name().toLowerCase(java.util.Locale.ROOT),
                Figures.shares(order.cumulative()),
                Figures.shares(order.quantity().shares()),
                order.quantity().toString(),
                Figures.average(order),
                Words.of(order.placed().type()),
                Figures.price(order.limitPrice()),
                text(order.limitPrice()),
                protection(order),
                Figures.price(order.stopPrice()),
                text(order.stopPrice()),
                !order.isTriggered(),
                Words.of(order.timeInForce()) + (open.until().isEmpty() ? "" : ", " + open.until()),
                order.accepted().toString(),
                Figures.clock(order.accepted()),
                words(order),
                text(at(order)),
                label(order),
                order.reports().changed() == 0
                        ? ""
                        : Long.toString(order.reports().changed()));
    }

    private static String words(Order order) {
        String prices = Words.prices(order.limitPrice(), order.stopPrice());
        return Words.of(order.side()) + " " + Figures.shares(order.quantity().shares()) + " " + order.symbol()
                + (prices.isEmpty() ? "" : " at " + prices);
    }

    private static @Nullable Price at(Order order) {
        return order.isTriggered() ? order.limitPrice() : order.stopPrice();
    }

    private static String label(Order order) {
        Price at = at(order);
        String before = order.isTriggered() ? " at " : " stop ";
        return at == null ? "" : Words.of(order.side()) + " " + Figures.shares(order.leaves()) + before + at.grouped();
    }

    private static String protection(Order order) {
        Price protection = order.protection();
        if (protection == null) {
            return "";
        }
        return (order.side() == Side.BUY ? "not above " : "not below ") + protection.grouped();
    }

    private static String text(@Nullable Price price) {
        return price == null ? "" : price.toString();
    }
}
