package io.tickertape.trading.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.testbed.client.Visitor;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody guesses at a password. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GuessedPasswordTest {
    private static final int FORGIVEN = 200;
    private static final Map<String, String> OPTIONS = Map.of(
            "tickertape.login.attempts",
            String.valueOf(FORGIVEN),
            "tickertape.login.attempts-of-address",
            "1000",
            "tickertape.login.attempts-topic",
            "guesses-of-this-test");

    @Test
    void guessesAtTwoInstancesAreNoMoreThanAtOneAlsoAfterARestart() throws IOException {
        try (EmbeddedServer one = Instances.start(OPTIONS)) {
            try (EmbeddedServer other = Instances.start(OPTIONS)) {
                assertEquals(FORGIVEN, guessesUntilRefused(one));

                int more = guessesUntilRefused(other);
                assertTrue(more < FORGIVEN / 2, more + " more guesses at the other instance");
            }
        }
        try (EmbeddedServer restarted = Instances.start(OPTIONS)) {
            int more = guessesUntilRefused(restarted);
            assertTrue(more < FORGIVEN / 2, more + " more guesses after a restart");
        }
    }

    private static int guessesUntilRefused(EmbeddedServer at) throws IOException {
        Visitor mallory = new Visitor(at.getPort());
        String token = Visitor.formToken(mallory.get("/login"));
        for (int guesses = 0; ; guesses++) {
            int status = mallory.post("/login", Map.of("name", "bob", "password", "guess", "formToken", token))
                    .statusCode();
            if (status == 429) {
                return guesses;
            }
            assertEquals(401, status);
        }
    }
}
