package io.tickertape.testbed.attack;

import java.io.IOException;
import java.util.Map;

/** Sends forms whose token is missing, made up, or of somebody else. */
record ForgedFormTokens(Service trading, Account account) implements Attack {
    @Override
    public void strike(Tally tally) throws IOException {
        Intruder intruder = account.browser();
        for (String token : new String[] {"", "x", "AAAA.BBBB", "y".repeat(3_000)}) {
            tally.outcome(
                    "logout",
                    intruder.post("/logout", Map.of("formToken", token)).status());
            tally.outcome("halt", halt(intruder, token));
        }
        // No forgery, but of a trader who is no operator.
        tally.outcome("halt", halt(intruder, intruder.get("/").formToken()));
    }

    private static String halt(Intruder intruder, String token) throws IOException {
        return intruder.post(
                        "/operator/controls",
                        Map.of("formToken", token, "action", "HALT", "kind", "ALL", "name", "", "reason", "forged"))
                .status();
    }
}
