package io.tickertape.trading.engine.streams;

import java.time.Duration;

/**
 * Decides when a transaction is worth its end, which costs several times what an order costs: at once after a quiet
 * while, else when work has gathered for an interval since the last one ended. However long an end takes, as it does
 * while everything is still cold, as much work is then shared by the next. All partitions of a thread share one
 * transaction, and so one pace.
 */
public final class CommitPace {
    private final Duration interval;
    private long endedMillis;
    private boolean gathered;

    CommitPace(Duration interval) {
        this.interval = interval;
    }

    /** How often a commit that is not due yet is asked about. */
    Duration askEvery() {
        return Duration.ofMillis(Math.max(1, interval.toMillis() / 4));
    }

    /** A command was read, or a report written, since the last commit. */
    void gather() {
        gathered = true;
    }

    boolean hasGathered() {
        return gathered;
    }

    /** Whether a commit is due now, which is then counted as asked for. */
    boolean take(long nowMillis) {
        boolean due = gathered && nowMillis - endedMillis >= interval.toMillis();
        if (due) {
            ended(nowMillis);
            gathered = false;
        }
        return due;
    }

    /** The thread's transaction has ended, be it because it was asked for or by Streams' own clock. */
    public void ended(long nowMillis) {
        endedMillis = nowMillis;
    }
}
