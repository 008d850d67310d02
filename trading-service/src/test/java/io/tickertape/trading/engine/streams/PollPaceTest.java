package io.tickertape.trading.engine.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollPaceTest {
    private static final Duration MATCHING = Duration.ofMillis(10);
    private static final Duration COMMITTING = Duration.ofMillis(5);

    private final PollPace pace = new PollPace();

    @Test
    void waitsLongWhereNoEngineHasATimer() {
        pace.sleeps("one");
        pace.sleeps("other");

        assertEquals(PollPace.LONGEST, pace.of(PollPace.LONGEST));
    }

    @Test
    void waitsForHalfOfTheShortestTimer() {
        pace.keepsTime("one", MATCHING);
        pace.keepsTime("other", COMMITTING);

        assertEquals(COMMITTING.dividedBy(2), pace.of(PollPace.LONGEST));
    }

    @Test
    void waitsNoLongerForATimerOfAnEngineThatHasNoneAnyMoreOrIsGone() {
        pace.keepsTime("one", MATCHING);
        pace.keepsTime("other", COMMITTING);
        pace.sleeps("one");
        pace.gone("other");

        assertEquals(PollPace.LONGEST, pace.of(PollPace.LONGEST));
    }

    /** The thread has other work between its waits: accounts to restore. */
    @Test
    void waitsShortlyWhereThereIsNoEngineYet() {
        assertTrue(pace.of(PollPace.LONGEST).compareTo(MATCHING) < 0);
    }

    @Test
    void neverWaitsLongerThanIsAskedFor() {
        pace.sleeps("one");

        assertEquals(Duration.ZERO, pace.of(Duration.ZERO));
    }

    @Test
    void aLongTimerMakesNoWaitLonger() {
        pace.keepsTime("one", Duration.ofMinutes(1));

        assertEquals(PollPace.LONGEST, pace.of(Duration.ofMinutes(1)));
    }
}
