package io.tickertape.trading.gateway;

import io.tickertape.trading.order.Refusal;
import java.util.regex.Pattern;

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
            "the desk knows order, preview, replace, cancel, cancel-all, alert, alert-remove and heartbeat");
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

    private static final int MAXIMUM_SHOWN = 40;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Zl}\\p{Zp}]");

    /** A replacement that is journaled unchecked could put anything at stake. */
    static final Refusal NOT_READ_YET = new Refusal(
            "gateway.not-read-yet",
            "orderId",
            "the account's open orders are still being read, and without them no replacement can be checked",
            "nothing was changed; send it again in a moment, or cancel the order");

    static final Refusal NOT_RESTORED = new Refusal(
            "gateway.ticket",
            "ticket",
            "the ticket is from before a restart, and the journal is still being read",
            "nothing was placed now; watch the blotter");

    private GatewayRefusals() {}

    static Refusal notOpen(String orderId) {
        return new Refusal(
                "gateway.not-open",
                "orderId",
                "the order " + orderId + " is not open any more",
                "nothing was changed; see among the orders what became of it");
    }

    /** What is wrong with a form's field, which is shown as it was sent, but not at any length. */
    static Refusal field(String field, String text, String right) {
        return field(field, text, "", right);
    }

    /** @param fault what is wrong with the text, as in "has a unit"; empty where the text alone says it */
    static Refusal field(String field, String text, String fault, String right) {
        String shown = text.length() > MAXIMUM_SHOWN ? text.substring(0, MAXIMUM_SHOWN) + "…" : text;
        // An invisible character would change how the page shows what follows it.
        String quoted = "it was “" + UNSEEN.matcher(shown).replaceAll("\ufffd") + "”";
        String wrong = text.isEmpty() ? "it is missing" : fault.isEmpty() ? quoted : quoted + ", which " + fault;
        return new Refusal("gateway." + field, field, wrong, right);
    }

    /** @param kind what stands in the message where a text or a number belongs, such as a list */
    static Refusal notAText(String field, String kind) {
        return new Refusal(
                "gateway." + field, field, "it was " + kind, "a form's field is a text or a number in its message");
    }

    static Refusal tooFast(int messagesPerSecond) {
        return new Refusal(
                "gateway.rate",
                "",
                "this page sends more than " + messagesPerSecond + " messages a second",
                "nothing was placed; send it again in a moment");
    }

    /** @param full says what there are too many of */
    static Refusal noPlace(String full) {
        return new Refusal("gateway.places", "", full, "nothing was placed; send it again");
    }

    static Refusal accountTooFast(int messagesPerSecond) {
        return new Refusal(
                "gateway.rate",
                "",
                "the pages of this account together send more than " + messagesPerSecond + " messages a second",
                "nothing was placed; send it again in a moment");
    }

    static Refusal ticket(Tickets.Standing standing) {
        return switch (standing) {
            case VALID, USED, OF_ANOTHER_RUN -> throw new IllegalArgumentException("No reason to refuse: " + standing);
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
        };
    }
}
