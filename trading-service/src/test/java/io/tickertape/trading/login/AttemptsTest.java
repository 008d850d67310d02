package io.tickertape.trading.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    void locksAKeyForNoLongerThanTheWindowWhateverARecordsTimeIs() {
        attempts.count("alice", now.plus(Duration.ofDays(1_000)));
        attempts.count("alice", now.plus(Duration.ofDays(1_000)));
        assertFalse(attempts.has("alice"));
        now = now.plus(Duration.ofMinutes(5));

        assertTrue(attempts.has("alice"));
    }

    @Test
    void forgetsThemOnceThePasswordWasRight() {
        attempts.take("alice");
        attempts.take("alice");
        attempts.forget("alice");

        assertTrue(attempts.take("alice"));
    }

    @Test
    void countsEachKeyByItself() {
        for (int name = 0; name < 10_000; name++) {
            attempts.take("name " + name);
            attempts.take("name " + name);
        }

        assertTrue(attempts.take("a name that was never tried"));
        assertFalse(attempts.take("name 9999"));
    }

    @Test
    void makesRoomForNewKeysByTheOldest() {
        attempts.take("the oldest");
        attempts.take("the oldest");
        for (int name = 0; name < 100_000; name++) {
            attempts.take("name " + name);
        }

        assertTrue(attempts.has("the oldest"));
        attempts.take("name 99999");
        assertFalse(attempts.has("name 99999"));
    }

    @Test
    void saysHowLongItTakes() {
        attempts.take("alice");
        now = now.plusSeconds(100);

        assertEquals(Duration.ofSeconds(200), attempts.retryAfter("alice"));
    }

    @Test
    void givesOneBack() {
        attempts.take("alice");
        attempts.take("alice");
        attempts.giveBack("alice");

        assertTrue(attempts.take("alice"));
        assertFalse(attempts.take("alice"));
    }
}
