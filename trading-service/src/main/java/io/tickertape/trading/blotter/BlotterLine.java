package io.tickertape.trading.blotter;

import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * An order, and what is known of it.
 *
 * @param reported the order as the engine reported it last; null before its first report
 */
public record BlotterLine(NewOrder order, Outcome outcome, @Nullable Order reported) {
    public String clientOrderId() {
        return order.clientOrderId();
    }

    public boolean isWorking() {
        return reported != null && reported.isWorking();
    }
}
