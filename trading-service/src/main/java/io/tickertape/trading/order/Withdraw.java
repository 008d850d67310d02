package io.tickertape.trading.order;

import java.time.Instant;

/**
 * Takes a ticket back of which nobody knows any more whether an order was sent on it: the engine refuses an order that
 * comes after this, and one that came before stays as it is. The trader can then be told which.
 *
 * @param clientOrderId the order's
 */
public record Withdraw(String clientOrderId, String account, Instant submitted, Instant expires) implements Command {
    public Withdraw {
        Command.check(clientOrderId, account, submitted, expires);
    }

    @Override
    public String inWords() {
        return "withdraw the ticket " + clientOrderId;
    }
}
