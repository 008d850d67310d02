package io.tickertape.trading.order;

import java.time.Instant;

/** A trader's command to end every order of the account that is open when the desk reads it. */
public record CancelAll(String clientOrderId, String account, Instant submitted, Instant expires) implements Command {
    public CancelAll {
        Command.check(clientOrderId, account, submitted, expires);
    }

    @Override
    public String inWords() {
        return "cancel all orders";
    }
}
