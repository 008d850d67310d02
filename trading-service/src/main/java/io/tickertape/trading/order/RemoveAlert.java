package io.tickertape.trading.order;

import java.time.Instant;

/** A trader's command to drop an alert that is pending, or to dismiss one that has fired. */
public record RemoveAlert(String clientOrderId, String account, String alertId, Instant submitted, Instant expires)
        implements AlertCommand {
    public RemoveAlert {
        Command.check(clientOrderId, account, submitted, expires);
    }

    @Override
    public String inWords() {
        return "remove alert " + alertId;
    }
}
