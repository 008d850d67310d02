package io.tickertape.trading.engine.streams;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitPaceTest {
    private static final long NOON = 1_772_452_800_000L;

    private final CommitPace pace = new CommitPace(Duration.ofMillis(20));

    @Test
    void commitsAtOnceAfterAQuietWhile() {
        pace.gather();

        assertTrue(pace.take(NOON));
        assertFalse(pace.hasGathered());
    }

    @Test
    void commitsNothingWhereNothingHasGathered() {
        assertFalse(pace.take(NOON));
    }

    @Test
    void gathersUntilTheIntervalHasPassed() {
        pace.gather();
        pace.take(NOON);
        pace.gather();

        assertFalse(pace.take(NOON + 19));
        assertTrue(pace.hasGathered());
        assertTrue(pace.take(NOON + 20));
    }

    /** Else a slow end would be followed by another at the next record, and each record would get a transaction. */
    @Test
    void gathersForAnIntervalHoweverLongTheLastEndTook() {
        pace.gather();
        pace.take(NOON);
        pace.ended(NOON + 300);
        pace.gather();

        assertFalse(pace.take(NOON + 319));
        assertTrue(pace.take(NOON + 320));
    }
}
