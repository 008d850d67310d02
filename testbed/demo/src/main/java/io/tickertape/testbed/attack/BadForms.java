package io.tickertape.testbed.attack;

import io.tickertape.testbed.client.DeskForm;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages that no page would send, each answered in the service's words on a socket that goes on. */
record BadForms(Service trading, Account account) implements Attack {
    private static final Pattern CODE = Pattern.compile("data-code=\"([^\"]+)\"");
    private static final Pattern TICKET = Pattern.compile("id=\"ticket-id\"[^>]*value=\"([^\"]*)\"");

    private static final List<String> MESSAGES = List.of(
            "",
            "{",
            "null",
            "[]",
            "\"order\"",
            "{\"action\":\"order\"} {\"action\":\"order\"}",
            "{\"action\":\"order\",\"action\":\"cancel\"}",
            "[".repeat(20_000),
            "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
            "{\"action\":{\"action\":\"order\"}}",
            "{\"action\":\"steal\"}",
            "{\"action\":\"order\",\"quantity\":1e999999999,\"symbol\":\"AAPL\"}",
            "{\"action\":\"order\",\"quantity\":\"" + "9".repeat(20_000) + "\",\"symbol\":\"AAPL\"}",
            "{\"action\":\"order\",\"symbol\":\"\\u202e\\u0000<script>alert(1)</script>\"}",
            DeskForm.replace("0-0", "1").madeFrom("0").json(),
            DeskForm.replace("9-99999999999999999999", "1").madeFrom("-1").json(),
            DeskForm.cancel("../../0-0").json());

    @Override
    public void strike(Tally tally) throws IOException {
        try (WireSocket socket = WireSocket.open(trading, account.browser())) {
            if (!socket.isOpen()) {
                tally.outcome("", "refused " + socket.refusal());
                return;
            }
            for (String message : MESSAGES) {
                answer(socket, message, tally);
            }
            tickets(socket, tally);
        }
    }

    /** One ticket for two orders, and tickets that nobody gave. */
    private static void tickets(WireSocket socket, Tally tally) throws IOException {
        Matcher issued = TICKET.matcher(socket.wire().text());
        String ticket = issued.find() ? issued.group(1) : "none";
        for (String each : List.of(ticket, ticket, ticket + "x", "a.b.c.d", "." + ticket, "x".repeat(5_000))) {
            answer(socket, DeskForm.order(each, "NOSUCH", "1", "1.00").json(), tally);
        }
    }

    private static void answer(WireSocket socket, String message, Tally tally) throws IOException {
        int before = socket.wire().text().length();
        socket.send(Frames.text(message));
        if (!socket.awaitsAfter(before, "data-outcome=")) {
            tally.outcome("", socket.wire().isEnded() ? socket.awaitEnd() : "no answer");
            return;
        }
        Matcher code = CODE.matcher(socket.wire().text().substring(before));
        tally.outcome("", code.find() ? code.group(1) : "answered");
    }
}
