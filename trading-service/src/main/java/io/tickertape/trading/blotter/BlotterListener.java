package io.tickertape.trading.blotter;

import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Outcome;

/** Hears each change of a blotter, in order, on the thread that made it; it must not hold that thread up. */
public interface BlotterListener {
    /** The account is held still meanwhile. */
    void changed(AccountChange change, AccountView account);

    /** What became of a command that is no new order, on its way to the desk. */
    void outcome(Command command, Outcome outcome);

    void state(JournalState state);
}
