package io.tickertape.ticker.broadcast;

import io.netty.channel.EventLoop;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries editions to the watchers of one event loop, one task an edition; a loop that is still busy with an older one
 * skips to the newest.
 */
final class Carrier implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);

    private final EventLoop loop;
    private final AtomicReference<@Nullable Edition> next = new AtomicReference<>();
    /** Only touched on the loop. */
    private final IdentityHashMap<Lane, Group> groups = new IdentityHashMap<>();

    Carrier(EventLoop loop) {
        this.loop = loop;
    }

    /** Hands an edition over, from the broadcaster's thread. */
    void deliver(Edition edition) {
        edition.retain();
        Edition skipped = next.getAndSet(edition);
        if (skipped != null) {
            skipped.release();
            return;
        }
        try {
            loop.execute(this);
        } catch (RejectedExecutionException e) {
            LOG.debug("the loop has ended, and its connections with it", e);
            next.set(null);
            edition.release();
        }
    }

    @Override
    public void run() {
        Edition edition = next.getAndSet(null);
        if (edition == null) {
            return;
        }
        try {
            // A copy, since a watcher that leaves while it is told may take its group with it.
            for (Group group : List.copyOf(groups.values())) {
                group.tell(edition);
            }
        } finally {
            edition.release();
        }
    }

    void join(Watcher watcher) {
        groups.computeIfAbsent(watcher.lane(), Group::new).add(watcher);
    }

    void leave(Watcher watcher) {
        Group group = groups.get(watcher.lane());
        if (group != null && group.remove(watcher)) {
            groups.remove(watcher.lane());
        }
    }

    void behind(Watcher watcher) {
        Group group = groups.get(watcher.lane());
        if (group != null) {
            group.behind();
        }
    }

    /** Ends every stream of this loop now. */
    void complete() {
        completeWithin(0);
    }

    /** Ends every stream of this loop, each at a moment of its own. */
    void completeWithin(long millis) {
        try {
            loop.execute(() -> {
                for (Group group : List.copyOf(groups.values())) {
                    group.watchers().forEach(watcher -> completeWithin(watcher, millis));
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the loop has ended, and its connections with it", e);
        }
    }

    private void completeWithin(Watcher watcher, long millis) {
        if (millis == 0) {
            watcher.complete();
        } else {
            var unused = loop.schedule(
                    watcher::complete, ThreadLocalRandom.current().nextLong(millis), TimeUnit.MILLISECONDS);
        }
    }
}
