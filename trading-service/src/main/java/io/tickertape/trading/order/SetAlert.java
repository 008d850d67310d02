package io.tickertape.trading.order;

import io.tickertape.trading.alert.AlertTerms;
import java.time.Instant;

/** A trader's command to be told when something happens to a symbol. */
public record SetAlert(String clientOrderId, String account, AlertTerms terms, Instant submitted, Instant expires)
        implements AlertCommand {
    public SetAlert {
        Command.check(clientOrderId, account, submitted, expires);
    }

    @Override
    public String inWords() {
        return "alert when " + terms.inWords();
    }
}
