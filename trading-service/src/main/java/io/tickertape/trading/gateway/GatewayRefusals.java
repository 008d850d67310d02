package io.tickertape.trading.gateway;

import io.tickertape.trading.order.Refusal;

/** What the gateway says when it takes a message no further, apart from a form's own fields. */
final class GatewayRefusals {
    static final Refusal MALFORMED = new Refusal(
            "gateway.malformed",
            "",
            "the message is not a JSON object with the form's fields",
            "nothing was placed; reload the page");
    static final Refusal UNKNOWN_ACTION = new Refusal(
            "gateway.action",
            "action",
            "the message names no action that the desk knows",
            "the desk knows order, replace, cancel, cancel-all and heartbeat");
    static final Refusal NO_TICKET = new Refusal(
            "gateway.ticket",
            "ticket",
            "the order is not on a ticket of this desk",
            "nothing was placed; the page has a fresh ticket now, send it again");
    static final Refusal FAILED = new Refusal(
            "gateway.failed",
            "",
            "the order could not be checked",
            "nothing was placed; the page has a fresh ticket now, tell the operator");

    private GatewayRefusals() {}

    /** What is wrong with a form's field, which is shown as it was sent, but not at any length. */
    static Refusal field(String field, String text, String right) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        String wrong = text.isEmpty() ? "it is missing" : "it was “" + shown + "”";
        return new Refusal("gateway." + field, field, wrong, right);
    }

    static Refusal tooFast(int messagesPerSecond) {
        return new Refusal(
                "gateway.rate",
                "",
                "this page sends more than " + messagesPerSecond + " messages a second",
                "nothing was placed; send it again in a moment");
    }

    static Refusal ticket(Tickets.Standing standing, boolean restored) {
        return switch (standing) {
            case VALID, USED -> throw new IllegalArgumentException("No reason to refuse: " + standing);
            case EXPIRED ->
                new Refusal(
                        "gateway.ticket",
                        "ticket",
                        "the ticket has expired",
                        "nothing was placed; the page has a fresh ticket now, check the order and send it again");
            case FORGED ->
                new Refusal(
                        "gateway.ticket",
                        "ticket",
                        "the ticket was not issued to this account",
                        "nothing was placed; the page has a fresh ticket now, send it again");
            case OF_ANOTHER_RUN ->
                restored
                        ? new Refusal(
                                "gateway.ticket",
                                "ticket",
                                "the ticket is from before a restart, and no order on it is known",
                                "nothing was placed now; the page has a fresh ticket, check the order and send it again")
                        : new Refusal(
                                "gateway.ticket",
                                "ticket",
                                "the ticket is from before a restart, and the journal is still being read",
                                "nothing was placed now; watch the blotter");
        };
    }
}
