package io.tickertape.trading.journal;

import java.util.Locale;

/** Whether the journal can be written, and whether its past has been read. */
public enum JournalState {
    UNREACHABLE("the journal is not reachable"),
    RESTORING("restoring the orders from the journal"),
    LIVE("journal live");

    private final String words;

    JournalState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
