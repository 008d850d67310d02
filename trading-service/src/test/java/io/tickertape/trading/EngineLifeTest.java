package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.trading.engine.streams.EngineState;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineLifeTest {
    private static final Duration GRACE = Duration.ofMinutes(5);

    @ParameterizedTest
    @CsvSource({
        "LIVE,       PT0S,    PT0.002S, PT1H, true",
        "WAITING,    PT1H,    PT0S,     PT0S, true",
        "WAITING,    PT1H,    PT0S,     PT5M, true",
        "WAITING,    PT5M1S,  PT0S,     PT5M1S, false",
        "RESTORING,  PT4M,    PT0.002S, PT1H, true",
        "RESTORING,  PT5M1S,  PT0.002S, PT1H, false",
        "DOWN,       PT5M1S,  PT0S,     PT1H, false",
        "LIVE,       PT0S,    PT31S,    PT0S, true",
        "LIVE,       PT0S,    PT31S,    PT30S, true",
        "LIVE,       PT0S,    PT31S,    PT1H, false"
    })
    void isUpUnlessItStandsStillWhileKafkaAnswers(
            EngineState.Phase phase, Duration stoodStill, Duration sinceTurn, Duration kafkaAnswers, boolean up) {
        EngineLife life = new EngineLife(new EngineState(phase, 0), stoodStill, sinceTurn, kafkaAnswers);

        assertEquals(up, life.isUp(GRACE));
    }
}
