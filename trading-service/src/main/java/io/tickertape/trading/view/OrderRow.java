package io.tickertape.trading.view;

import io.tickertape.trading.blotter.BlotterLine;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * A line of the orders' table, every cell as it is read.
 *
 * @param page the address of the symbol's page
 * @param filled shares, empty before the engine has the order
 */
public record OrderRow(
        String id,
        String state,
        String stateWord,
        String reason,
        String time,
        String clock,
        String symbol,
        String page,
        String side,
        String sideSlug,
        String filled,
        String quantity,
        String type,
        String prices,
        String average) {
    static OrderRow of(BlotterLine line) {
        NewOrder placed = line.order();
        Order reported = line.reported();
        NewOrder stands = reported == null ? placed : reported.asItStands();
        return new OrderRow(
                line.clientOrderId(),
                line.outcome().state().slug(),
                line.outcome().state().word(),
                reason(line),
                placed.submitted().toString(),
                Figures.clock(placed.submitted()),
                placed.symbol().name(),
                placed.symbol().path(),
                Words.of(placed.side()),
                placed.side().name().toLowerCase(java.util.Locale.ROOT),
                reported == null ? "" : Figures.shares(reported.cumulative()),
                Figures.shares(stands.quantity().shares()),
                Words.of(stands.type()) + " " + Words.of(stands.timeInForce()),
                Words.prices(stands.limitPrice(), stands.stopPrice()),
                average(reported));
    }

    /** Of what is filled and goes on its own columns say enough. */
    private static String reason(BlotterLine line) {
        Order reported = line.reported();
        boolean isEndedEarly = reported != null && !reported.isWorking() && reported.status() != OrderStatus.FILLED;
        return isEndedEarly
                ? Words.filledAndWhy(reported, line.outcome().reason())
                : line.outcome().reason();
    }

    private static String average(@Nullable Order order) {
        return order == null ? "" : Figures.average(order);
    }
}
