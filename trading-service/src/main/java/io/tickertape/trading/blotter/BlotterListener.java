package io.tickertape.trading.blotter;

import io.tickertape.trading.journal.JournalState;
import java.util.List;

/** Hears each change of a blotter, in order, on the thread that made it; it must not hold that thread up. */
public interface BlotterListener {
    /**
     * A line is new, or says something new.
     *
     * @param dropped the lines that had to make room, as their clientOrderIds
     */
    void changed(BlotterLine line, List<String> dropped);

    void state(JournalState state);
}
