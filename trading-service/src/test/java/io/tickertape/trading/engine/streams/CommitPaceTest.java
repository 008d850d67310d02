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
        commits(NOON, NOON + 3);
        pace.gather();

        assertFalse(pace.take(NOON + 22));
        assertTrue(pace.hasGathered());
        assertTrue(pace.take(NOON + 23));
    }

    /** Streams has no transaction to end where all that was read had been read before. */
    @Test
    void asksAgainWhereNoEndCame() {
        pace.gather();
        pace.take(NOON);
        pace.gather();

        assertFalse(pace.take(NOON + 19));
        assertTrue(pace.take(NOON + 20));
    }

    /** Else most of the time would be spent on ends where they take long, and those who trade would wait for them. */
    @Test
    void gathersForAsLongAsAnEndUsuallyTakes() {
        long ended = endsOf(90, NOON);
        pace.gather();

        assertFalse(pace.take(ended + 89));
        assertTrue(pace.take(ended + 90));
    }

    @Test
    void gathersForTheIntervalAfterASingleSlowEnd() {
        long ended = endsOf(3, NOON);
        commits(ended + 20, ended + 110);
        pace.gather();

        assertTrue(pace.take(ended + 130));
    }

    @Test
    void gathersForTheIntervalAgainOnceEndsAreQuick() {
        long ended = endsOf(2, endsOf(90, NOON));
        pace.gather();

        assertTrue(pace.take(ended + 20));
    }

    @Test
    void doesNotGatherForAsLongAsABrokerWasAway() {
        long ended = endsOf(30_000, NOON);
        pace.gather();

        assertFalse(pace.take(ended + 199));
        assertTrue(pace.take(ended + 200));
    }

    @Test
    void anEndThatNobodyAskedForSaysNothingOfWhatOneCosts() {
        commits(NOON, NOON + 3);
        pace.ended(NOON + 1_000);
        pace.gather();

        assertTrue(pace.take(NOON + 1_020));
    }

    /** Enough of them to be what is usual; returns when the last one ended. */
    private long endsOf(long millis, long fromMillis) {
        long asked = fromMillis;
        for (int i = 0; i < 60; i++) {
            asked += 1_000;
            commits(asked, asked + millis);
            asked += millis;
        }
        return asked;
    }

    private void commits(long asked, long ended) {
        pace.gather();
        assertTrue(pace.take(asked));
        pace.ended(ended);
    }
}
