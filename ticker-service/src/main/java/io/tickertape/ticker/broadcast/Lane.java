package io.tickertape.ticker.broadcast;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The watchers of one audience, on all event loops, and when they are due.
 *
 * <p>Written by the broadcaster's thread; an event loop reads it after the hand-over of the edition that made it due.
 */
final class Lane {
    private final Audience audience;
    private final AtomicInteger watchers = new AtomicInteger();
    private long dueNanos;
    private long toldVersion;
    private long dueEdition;

    Lane(Audience audience, long nowNanos) {
        this.audience = audience;
        this.dueNanos = nowNanos;
    }

    Audience audience() {
        return audience;
    }

    AtomicInteger watchers() {
        return watchers;
    }

    /** Makes the lane due if its rate allows and there is something newer than it was told. */
    void offer(Edition edition, long nowNanos) {
        if (pendingAt(edition.position().version()) && nowNanos - dueNanos >= 0) {
            dueEdition = edition.number();
            toldVersion = edition.position().version();
            dueNanos = nowNanos + audience.periodNanos();
        }
    }

    boolean pendingAt(long version) {
        return version > toldVersion;
    }

    long dueNanos() {
        return dueNanos;
    }

    long dueEdition() {
        return dueEdition;
    }
}
