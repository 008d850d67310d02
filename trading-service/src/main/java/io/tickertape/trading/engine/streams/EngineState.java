package io.tickertape.trading.engine.streams;

/**
 * Whether the engine carries commands out.
 *
 * @param percent of the accounts that have been restored
 */
public record EngineState(Phase phase, int percent) {
    /** What the engine does. */
    public enum Phase {
        /** Waits for Kafka, for the market or for the operators' rulings. */
        WAITING("waits for the market"),
        RESTORING("restores the accounts"),
        LIVE("engine live"),
        DOWN("does not work");

        private final String words;

        Phase(String words) {
            this.words = words;
        }
    }

    static final EngineState WAITING = new EngineState(Phase.WAITING, 0);

    public String words() {
        return phase == Phase.RESTORING
                ? "the engine restores the accounts: " + percent + " %"
                : phase == Phase.LIVE ? phase.words : "the engine " + phase.words;
    }
}
