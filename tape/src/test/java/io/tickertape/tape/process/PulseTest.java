package io.tickertape.tape.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final AtomicLong nanos = new AtomicLong();
    private final Pulse pulse = new Pulse("prices", nanos::get);

    @Test
    void hasNoneBeforeItsThreadBegins() {
        nanos.set(LONGEST.toNanos() * 2);

        assertEquals(Pulse.State.NONE, pulse.state(LONGEST));
        assertEquals(Duration.ZERO, pulse.sinceBeat());
    }

    @Test
    void isAliveAsLongAsItsThreadTurns() {
        pulse.beat();
        nanos.set(LONGEST.toNanos());

        assertEquals(Pulse.State.ALIVE, pulse.state(LONGEST));
    }

    @Test
    void isStuckWhenItsThreadHasNotTurnedForTooLongAndAliveAgainWhenItDoes() {
        pulse.beat();
        nanos.set(LONGEST.toNanos() + 1);
        assertEquals(Pulse.State.STUCK, pulse.state(LONGEST));

        pulse.beat();
        assertEquals(Pulse.State.ALIVE, pulse.state(LONGEST));
    }

    @Test
    void isNoReasonToRestartWhileKafkaDoesNotAnswerUnlessTheThreadIsGone() throws InterruptedException {
        Pulses pulses = new Pulses(List.of(pulse, new Pulse("not-begun")));
        pulse.beat();
        pulse.lag(7);
        assertTrue(pulses.goOn(true));

        nanos.set(LONGEST.toNanos() + 1);
        assertTrue(pulses.goOn(false));
        assertFalse(pulses.goOn(true));
        assertEquals(
                Map.of("state", "stuck", "turnedMillisAgo", 30_000L, "lag", 7L),
                pulses.details().get("prices"));

        Thread thread = new Thread(pulse::beat);
        thread.start();
        thread.join();
        assertFalse(pulses.goOn(false));
    }

    @Test
    void isLostWhenItsThreadIsGoneAndClosedWhenItWasToldToEnd() throws InterruptedException {
        Thread thread = new Thread(pulse::beat);
        thread.start();
        thread.join();
        assertEquals(Pulse.State.LOST, pulse.state(LONGEST));

        pulse.close();
        assertEquals(Pulse.State.CLOSED, pulse.state(LONGEST));
    }
}
