package io.tickertape.trading.engine.streams;

import java.time.Duration;

/**
 * Decides when a transaction is worth its end, which costs several times what an order costs: at once after a quiet
 * while, else when work has gathered since the last one ended, for an interval, or for as long as an end usually takes
 * where that is longer. So about half of the time at most is spent on ends, also where everything is cold or the machine
 * is not the engine's alone. All partitions of a thread share one transaction, and so one pace.
 */
public final class CommitPace {
    /** An end that waited for a broker that was away says nothing of what the next one costs. */
    private static final int LONGEST_IN_INTERVALS = 10;

    /** One slow end is no reason to have the orders after it wait as well. */
    private static final double WEIGHT_OF_THE_LATEST = 0.125;

    private final Duration interval;
    private double usualMillis;
    private long endedMillis;
    private long askedMillis;
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
        boolean due = gathered && nowMillis - Math.max(askedMillis, endedMillis) >= gatherMillis();
        if (due) {
            askedMillis = nowMillis;
            gathered = false;
        }
        return due;
    }

    /** The thread's transaction has ended, be it because it was asked for or by Streams' own clock. */
    public void ended(long nowMillis) {
        boolean wasAskedFor = askedMillis > endedMillis;
        if (wasAskedFor) {
            long tookMillis = Math.min(nowMillis - askedMillis, LONGEST_IN_INTERVALS * interval.toMillis());
            usualMillis += WEIGHT_OF_THE_LATEST * (tookMillis - usualMillis);
        }
        endedMillis = nowMillis;
    }

    private long gatherMillis() {
        return Math.max(interval.toMillis(), Math.round(usualMillis));
    }
}
