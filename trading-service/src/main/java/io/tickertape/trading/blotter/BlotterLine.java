package io.tickertape.trading.blotter;

import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * An order, and what is known of it.
 *
 * @param desk as the desk has it; null until it has said so
 */
public record BlotterLine(NewOrder order, Outcome outcome, @Nullable Order desk) {
    public String clientOrderId() {
        return order.clientOrderId();
    }

    public boolean isWorking() {
        return desk != null && desk.isWorking();
    }
}
