package io.tickertape.trading.journal;

import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Outcome;

/** Hears what becomes of commands; called on the journal's own threads, which it must not hold up. */
public interface JournalListener {
    /**
     * Says what is known of a command now. The same may be said twice; that it is being sent is said again when it
     * takes long.
     */
    void outcome(Command command, Outcome outcome);

    void state(JournalState state);
}
