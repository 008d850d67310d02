package io.tickertape.trading.order;

import java.time.Instant;

/** A trader's command to end an order; what has been filled of it stays filled. */
public record Cancel(String clientOrderId, String account, String orderId, Instant submitted, Instant expires)
        implements Command {
    public Cancel {
        Command.check(clientOrderId, account, submitted, expires);
    }

    @Override
    public String inWords() {
        return "cancel order " + orderId;
    }
}
