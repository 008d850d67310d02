package io.tickertape.trading.gateway;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A numbered order form, good for one order.
 *
 * @param run the run of the service that issued it
 * @param id becomes the clientOrderId
 * @param signature over all the rest and the account
 */
record Ticket(String run, String id, Instant expires, String signature) {
    private static final Pattern SYNTAX =
            Pattern.compile("([0-9a-f]{16})\\.([0-9a-f]{32})\\.(\\d{13})\\.([0-9a-f]{64})");

    static Optional<Ticket> parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        return parts.matches()
                ? Optional.of(new Ticket(
                        parts.group(1),
                        parts.group(2),
                        Instant.ofEpochMilli(Long.parseLong(parts.group(3))),
                        parts.group(4)))
                : Optional.empty();
    }

    /** Shows everything but the signature, which is what makes a ticket one. */
    @Override
    public String toString() {
        return "Ticket[run=%s, id=%s, expires=%s]".formatted(run, id, expires);
    }

    String text() {
        return run + "." + id + "." + expires.toEpochMilli() + "." + signature;
    }
}
