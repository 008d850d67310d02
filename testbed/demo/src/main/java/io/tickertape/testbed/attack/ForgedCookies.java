package io.tickertape.testbed.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Base64;
import java.util.List;

/** Comes with cookies of logins that the service never made. */
record ForgedCookies(Service trading, Sources from, Account account) implements Attack {
    private static final String NAME = "tickertape-login";

    @Override
    public void strike(Tally tally) throws IOException {
        for (String forged : forged(account.browser().cookies.getOrDefault(NAME, ""))) {
            Intruder intruder = new Intruder(trading, from.next());
            intruder.cookies.put(NAME, forged);
            String page = intruder.get("/").status();
            tally.outcome("page", page.equals("200") ? "LET IN" : page);
            try (WireSocket socket = WireSocket.open(trading, intruder)) {
                tally.outcome("socket", socket.isOpen() ? "LET IN" : socket.refusal());
            }
        }
    }

    private static List<String> forged(String real) {
        String claims = base64("{\"sub\":\"alice\",\"roles\":[\"TRADER\",\"OPERATOR\"],\"exp\":9999999999}");
        String[] parts = real.split("\\.", -1);
        return List.of(
                base64("{\"alg\":\"none\"}") + "." + claims + ".",
                base64("{\"alg\":\"HS256\"}") + "." + claims + "." + base64("signed"),
                parts.length == 3 ? parts[0] + "." + claims + "." + parts[2] : "x",
                real.length() > 2 ? real.substring(0, real.length() - 2) : "y",
                "z".repeat(4_000),
                "%00%0d%0a");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
