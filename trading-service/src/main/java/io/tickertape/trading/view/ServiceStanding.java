package io.tickertape.trading.view;

import java.time.Duration;
import java.util.List;

/**
 * How the parts of the service stand that read, write and decide.
 *
 * @param engineFor how long the engine has been as it is
 * @param journalFor how long Kafka has answered without a break; zero while it does not
 * @param undecided commands without an outcome
 */
public record ServiceStanding(
        EngineStatus.Standing engine,
        Duration engineFor,
        String journalSlug,
        String journalWords,
        Duration journalFor,
        int undecided,
        List<Reader> readers) {
    /**
     * A thread that goes round and round.
     *
     * @param state alive, stuck, lost, closed or none
     * @param places the offsets that it goes on from, by partition; empty for one that reads no topic
     * @param lag records that it has yet to read
     */
    public record Reader(String name, String state, String places, long lag) {}
}
