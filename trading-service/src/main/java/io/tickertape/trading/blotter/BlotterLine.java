package io.tickertape.trading.blotter;

import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Outcome;

/** An order, and what is known of it. */
public record BlotterLine(NewOrder order, Outcome outcome) {
    public String clientOrderId() {
        return order.clientOrderId();
    }
}
