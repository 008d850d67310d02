package io.tickertape.trading;

import io.tickertape.trading.engine.streams.EngineState;
import java.time.Duration;

/**
 * How the engine was when somebody looked.
 *
 * @param stoodStill for how long it has been neither live nor closer to it
 * @param sinceTurn how long ago its thread asked Kafka for more
 * @param kafkaAnswers for how long Kafka has answered without a break; zero while it does not
 */
record EngineLife(EngineState state, Duration stoodStill, Duration sinceTurn, Duration kafkaAnswers) {
    /** Its thread asks every few milliseconds. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);

    /** Whether a restart would help nobody: an outage of Kafka alone holds the engine up, but is not its fault. */
    boolean isUp(Duration grace) {
        boolean isOverdue = stoodStill.compareTo(grace) > 0 && kafkaAnswers.compareTo(grace) > 0;
        boolean isStuck = sinceTurn.compareTo(LONGEST_TURN) > 0 && kafkaAnswers.compareTo(LONGEST_TURN) > 0;
        return !isOverdue && !isStuck;
    }
}
