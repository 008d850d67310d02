package io.tickertape.trading.login;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private final Attempts attempts = new Attempts(2, Duration.ofMinutes(5), () -> now);

    @Test
    void forgivesSoManyAndThenNoneUntilTheWindowHasPassed() {
        assertTrue(attempts.take("alice"));
        assertTrue(attempts.take("alice"));
        assertFalse(attempts.take("alice"));
        now = now.plusSeconds(299);
        assertFalse(attempts.take("alice"));
        now = now.plusSeconds(1);
        assertTrue(attempts.take("alice"));
    }

    @Test
    void forgetsThemOnceThePasswordWasRight() {
        attempts.take("alice");
        attempts.take("alice");
        attempts.forget("alice");

        assertTrue(attempts.take("alice"));
    }

    @Test
    void countsEachNameByItself() {
        int allowed = 0;
        for (int name = 0; name < 20; name++) {
            attempts.take("name " + name);
            allowed += attempts.take("name " + name) ? 1 : 0;
        }

        // Two names may share a counter, but not many do.
        assertTrue(allowed >= 17, allowed + " of 20");
    }
}
