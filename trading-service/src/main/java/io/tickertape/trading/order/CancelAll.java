package io.tickertape.trading.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trader's command to end the open orders of the account.
 *
 * @param report the sequence of the account's report that the trader's page showed: orders accepted later stay open; null
 *     to end every order that is open when the engine reads the command
 */
public record CancelAll(String clientOrderId, String account, Instant submitted, Instant expires, @Nullable Long report)
        implements Command {
    public CancelAll {
        Command.check(clientOrderId, account, submitted, expires);
    }

    /** Of every order that is open when the engine reads the command. */
    public CancelAll(String clientOrderId, String account, Instant submitted, Instant expires) {
        this(clientOrderId, account, submitted, expires, null);
    }

    /** Whether the trader could mean an order. */
    public boolean concerns(Order order) {
        return report == null || order.reports().accepted() <= report;
    }

    @Override
    public String inWords() {
        return "cancel all orders";
    }
}
