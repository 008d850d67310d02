package io.tickertape.trading.journal;

import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Outcome;

/** Hears what becomes of orders; called on the journal's own threads, which it must not hold up. */
public interface JournalListener {
    /** Says what is known of an order now. The same may be said twice. */
    void outcome(NewOrder order, Outcome outcome);

    void state(JournalState state);
}
