package io.tickertape.trading.view;

import io.tickertape.trading.blotter.BlotterLine;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of the orders' table, every cell as it is read.
 *
 * @param filled shares, empty before the desk has the order
 */
public record OrderRow(
        String id,
        String state,
        String stateWord,
        String reason,
        String time,
        String clock,
        String symbol,
        String side,
        String sideSlug,
        String filled,
        String quantity,
        String type,
        String prices,
        String average) {
    static OrderRow of(BlotterLine line) {
        NewOrder placed = line.order();
        Order desk = line.desk();
        return new OrderRow(
                line.clientOrderId(),
                line.outcome().state().slug(),
                line.outcome().state().word(),
                line.outcome().reason(),
                placed.submitted().toString(),
                Figures.clock(placed.submitted()),
                placed.symbol().name(),
                Words.of(placed.side()),
                placed.side().name().toLowerCase(java.util.Locale.ROOT),
                desk == null ? "" : Figures.shares(desk.cumulative()),
                Figures.shares((desk == null ? placed.quantity() : desk.quantity()).shares()),
                Words.of(placed.type()) + " " + Words.of(placed.timeInForce()),
                Words.prices(desk == null ? placed.limitPrice() : desk.limitPrice(), placed.stopPrice()),
                average(desk));
    }

    static String average(@Nullable Order order) {
        BigDecimal average = order == null ? null : order.averagePrice();
        return average == null ? "" : Figures.average(average);
    }
}
