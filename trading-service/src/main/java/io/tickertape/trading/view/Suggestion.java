package io.tickertape.trading.view;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Quantity;
import org.jspecify.annotations.Nullable;

/** An order that would be accepted, as a button that writes it on the ticket. */
public record Suggestion(
        String symbol,
        String side,
        String quantity,
        String type,
        String limit,
        String stop,
        String timeInForce,
        String words) {
    static Suggestion of(NewOrder order) {
        return of(order, order.quantity());
    }

    static Suggestion of(NewOrder order, Quantity quantity) {
        String prices = Words.prices(order.limitPrice(), order.stopPrice());
        return new Suggestion(
                order.symbol().name(),
                order.side().name(),
                quantity.toString(),
                order.type().name(),
                text(order.limitPrice()),
                text(order.stopPrice()),
                order.timeInForce().name(),
                "Use " + Figures.shares(quantity.shares()) + (prices.isEmpty() ? "" : " at " + prices));
    }

    private static String text(@Nullable Price price) {
        return price == null ? "" : price.toString();
    }
}
