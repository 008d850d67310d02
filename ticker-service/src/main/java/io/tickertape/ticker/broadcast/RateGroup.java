package io.tickertape.ticker.broadcast;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The watchers of one subscription on all event loops: how many there are, and which frame they are due.
 *
 * <p>Written by the broadcaster's thread; an event loop reads it after it was handed the frame that made it due.
 */
final class RateGroup {
    private final Subscription subscription;
    private final AtomicInteger watchers = new AtomicInteger();
    private long dueNanos;
    private long dueVersion;
    private long dueFrame;

    RateGroup(Subscription subscription, long nowNanos) {
        this.subscription = subscription;
        this.dueNanos = nowNanos;
    }

    Subscription subscription() {
        return subscription;
    }

    AtomicInteger watchers() {
        return watchers;
    }

    /** Makes the frame due if it is newer than the last one that was, and the rate allows it. */
    void offer(Frame frame, long nowNanos) {
        if (pendingAt(frame.position().version()) && nowNanos - dueNanos >= 0) {
            dueFrame = frame.number();
            dueVersion = frame.position().version();
            dueNanos = nowNanos + subscription.periodNanos();
        }
    }

    boolean pendingAt(long version) {
        return version > dueVersion;
    }

    long dueNanos() {
        return dueNanos;
    }

    long dueFrame() {
        return dueFrame;
    }
}
