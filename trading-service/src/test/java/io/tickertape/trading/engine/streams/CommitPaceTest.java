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

    /** Else most of the time would be spent on ends where one takes long, and those who trade would wait for them. */
    @Test
    void gathersForAsLongAsTheLastEndTook() {
        commits(NOON, NOON + 90);
        pace.gather();

        assertFalse(pace.take(NOON + 179));
        assertTrue(pace.take(NOON + 180));
    }

    @Test
    void gathersForTheIntervalAgainOnceEndsAreQuick() {
        commits(NOON, NOON + 90);
        commits(NOON + 180, NOON + 182);
        pace.gather();

        assertTrue(pace.take(NOON + 202));
    }

    @Test
    void doesNotGatherForAsLongAsABrokerWasAway() {
        commits(NOON, NOON + 30_000);
        pace.gather();

        assertFalse(pace.take(NOON + 30_199));
        assertTrue(pace.take(NOON + 30_200));
    }

    @Test
    void anEndThatNobodyAskedForSaysNothingOfWhatOneCosts() {
        commits(NOON, NOON + 3);
        pace.ended(NOON + 1_000);
        pace.gather();

        assertTrue(pace.take(NOON + 1_020));
    }

    private void commits(long asked, long ended) {
        pace.gather();
        assertTrue(pace.take(asked));
        pace.ended(ended);
    }
}
