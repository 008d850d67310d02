package io.tickertape.trading.blotter;

import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Outcome;

/** Hears each change of a blotter, in order, within the call that made it. */
public interface BlotterListener {
    void changed(AccountChange change, AccountView account);

    /** What became of a command that is no new order, on its way to the engine. */
    void outcome(Command command, Outcome outcome);

    /** How the blotter of every account stands may have changed. */
    void stateChanged();

    /** How the blotter of this account stands has changed. */
    void stateChanged(String account);
}
