package io.tickertape.trading.engine.streams;

import java.time.Duration;

/**
 * Decides when a transaction is worth its end, which costs several times what an order costs: at once after a quiet
 * while, else when an interval has passed since the last one or many records have gathered. All partitions of a thread
 * share one transaction, and so one pace.
 */
final class CommitPace {
    /** Readers wait for a transaction's end: beyond so many records, ending it costs little for each. */
    private static final int MOST_RECORDS = 200;

    private final long intervalMillis;
    private long committedMillis;
    private int gathered;

    CommitPace(Duration interval) {
        intervalMillis = interval.toMillis();
    }

    /** A command was read, or a report written, since the last commit. */
    void gather() {
        gathered++;
    }

    boolean hasGathered() {
        return gathered > 0;
    }

    /** Whether a commit is due now, which is then counted as done. */
    boolean take(long nowMillis) {
        boolean due = gathered > 0 && (nowMillis - committedMillis >= intervalMillis || gathered >= MOST_RECORDS);
        if (due) {
            committedMillis = nowMillis;
            gathered = 0;
        }
        return due;
    }
}
