package io.tickertape.trading.view;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.Order;

/**
 * A line of the open orders' table.
 *
 * @param warning why no tick fills it now; empty where one may
 * @param plainQuantity and the limit as a form sends them
 * @param waits whether its stop price was not met yet
 */
public record OpenOrderRow(
        String orderId,
        String symbol,
        String warning,
        String side,
        String sideSlug,
        String filled,
        String quantity,
        String plainQuantity,
        String average,
        String type,
        String limit,
        String stop,
        boolean waits,
        String timeInForce,
        String accepted,
        String clock) {
    static OpenOrderRow of(OpenOrder open) {
        Order order = open.order();
        return new OpenOrderRow(
                order.orderId(),
                order.symbol().name(),
                open.warning(),
                Words.of(order.side()),
                order.side().name().toLowerCase(java.util.Locale.ROOT),
                Figures.shares(order.cumulative()),
                Figures.shares(order.quantity().shares()),
                order.quantity().toString(),
                OrderRow.average(order),
                Words.of(order.placed().type()),
                text(order.limitPrice()),
                text(order.stopPrice()),
                !order.isTriggered(),
                Words.of(order.timeInForce()),
                order.accepted().toString(),
                Figures.clock(order.accepted()));
    }

    private static String text(@org.jspecify.annotations.Nullable Price price) {
        return price == null ? "" : price.toString();
    }
}
