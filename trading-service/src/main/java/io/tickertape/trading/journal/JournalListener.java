package io.tickertape.trading.journal;

import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Outcome;

/** Hears what becomes of commands; called on the journal's own threads, which it must not hold up: it posts, and returns. */
public interface JournalListener {
    long NOWHERE = -1;

    /**
     * Says what is known of a command now. The same may be said twice; that it is being sent is said again when it
     * takes long.
     *
     * @param offset where it stands in its partition of the journal; {@link #NOWHERE} where that is not known
     */
    void outcome(Command command, Outcome outcome, long offset);

    void state(JournalState state);

    /** So much has been said that was read back; only the thread that reads may wait here. */
    default void letCatchUp() {}
}
