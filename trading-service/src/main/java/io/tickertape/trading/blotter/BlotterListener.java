package io.tickertape.trading.blotter;

import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Outcome;

/** Hears each change of a blotter, in order, on the thread that made it; it must not hold that thread up. */
public interface BlotterListener {
    /** The account is held still meanwhile. */
    void changed(AccountChange change, AccountView account);

    /** What became of a command that is no new order, on its way to the engine. */
    void outcome(Command command, Outcome outcome);

    /** How the blotter of every account stands may have changed. */
    void stateChanged();

    /** How the blotter of this account stands has changed. The account is held still meanwhile. */
    void stateChanged(String account);
}
