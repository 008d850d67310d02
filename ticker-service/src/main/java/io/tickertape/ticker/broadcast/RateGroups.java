package io.tickertape.ticker.broadcast;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rate groups that have watchers; watchers come and go on their event loops. */
final class RateGroups {
    private final Map<Subscription, RateGroup> groups = new ConcurrentHashMap<>();

    /** Counts a watcher in. */
    RateGroup join(Subscription subscription) {
        return groups.compute(subscription, (key, known) -> {
            RateGroup group = known != null ? known : new RateGroup(key, System.nanoTime());
            group.watchers().incrementAndGet();
            return group;
        });
    }

    /** Counts a watcher out; the last one takes the group along. */
    void leave(Subscription subscription) {
        groups.computeIfPresent(subscription, (key, group) -> group.watchers().decrementAndGet() == 0 ? null : group);
    }

    void offer(Frame frame, long nowNanos) {
        for (RateGroup group : groups.values()) {
            group.offer(frame, nowNanos);
        }
    }

    /** How long it is until the first group that a rate holds back at {@code version} is due, and at most so long. */
    long untilDue(long version, long nowNanos, long most) {
        long wait = most;
        for (RateGroup group : groups.values()) {
            if (group.pendingAt(version)) {
                wait = Math.min(wait, group.dueNanos() - nowNanos);
            }
        }
        return wait;
    }

    Collection<RateGroup> all() {
        return groups.values();
    }
}
