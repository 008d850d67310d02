package io.tickertape.testbed.chaos;

import java.time.Duration;

/**
 * Something that goes wrong.
 *
 * @param calm how long nothing goes wrong before
 * @param lasting how long the programs are dead or frozen
 */
record Fault(Kind kind, Duration calm, Duration lasting) {
    /** What goes wrong. */
    enum Kind {
        KILL_TRADING,
        KILL_BROKER,
        KILL_BOTH,
        /** What the service wrote to a broker that does not read it yet is on its way when the service is gone. */
        KILL_TRADING_WITH_THE_BROKER_FROZEN,
        FREEZE_TRADING,
        FREEZE_BROKER,
        FREEZE_BOTH;

        /** As it is written on a report. */
        String words() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    boolean isKill() {
        return kind.name().startsWith("KILL");
    }

    @Override
    public String toString() {
        return "after %.1f s %s for %.1f s".formatted(calm.toMillis() / 1e3, kind.words(), lasting.toMillis() / 1e3);
    }
}
