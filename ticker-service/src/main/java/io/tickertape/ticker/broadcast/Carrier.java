package io.tickertape.ticker.broadcast;

import io.netty.channel.EventLoop;
import io.tickertape.tape.process.FatalErrors;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries editions to the watchers of one event loop, a slice of them at a time, each slice the newest there is: who
 * comes last in a long turn is told what is new then, not what was new at its beginning.
 */
final class Carrier implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);

    /** Some milliseconds of work, after which the loop may see to something else. */
    private static final int SLICE = 128;

    private final EventLoop loop;
    private final AtomicReference<@Nullable Edition> next = new AtomicReference<>();
    /** An event loop only logs what a task throws. */
    private final Runnable task = FatalErrors.guard(this);

    private final AtomicBoolean scheduled = new AtomicBoolean();
    /** From here on only touched on the loop. */
    private final IdentityHashMap<Lane, Group> groups = new IdentityHashMap<>();

    private final List<Group> inTurn = new ArrayList<>();
    private @Nullable Edition edition;
    private int turn;

    Carrier(EventLoop loop) {
        this.loop = loop;
    }

    /** Hands an edition over, from the broadcaster's thread. */
    void deliver(Edition newest) {
        newest.retain();
        release(next.getAndSet(newest));
        schedule();
    }

    private void schedule() {
        if (!scheduled.getAndSet(true)) {
            try {
                loop.execute(task);
            } catch (RejectedExecutionException e) {
                LOG.debug("the loop has ended, and its connections with it", e);
                release(next.getAndSet(null));
            }
        }
    }

    @Override
    public void run() {
        try {
            tell();
        } catch (RuntimeException e) {
            LOG.error("an edition was lost on one event loop; the next one makes up for it", e);
            release(edition);
            edition = null;
        }
        scheduled.set(false);
        if (edition != null || next.get() != null) {
            schedule();
        }
    }

    private void tell() {
        Edition newest = next.getAndSet(null);
        if (newest != null) {
            release(edition);
            edition = newest;
            inTurn.forEach(group -> group.offer(newest));
        }
        if (edition != null && tellSlice(edition)) {
            release(edition);
            edition = null;
        }
    }

    /** One group after the other, so that none waits for a large one; true if everybody has been told. */
    private boolean tellSlice(Edition newest) {
        int told = 0;
        for (int tried = inTurn.size(); tried > 0 && told < SLICE && !inTurn.isEmpty(); tried--) {
            turn = turn < inTurn.size() ? turn : 0;
            told += inTurn.get(turn++).tell(newest, SLICE - told);
        }
        return inTurn.stream().noneMatch(Group::hasMore);
    }

    private static void release(@Nullable Edition held) {
        if (held != null) {
            held.release();
        }
    }

    void join(Watcher watcher) {
        groups.computeIfAbsent(watcher.lane(), lane -> {
                    Group group = new Group(lane);
                    inTurn.add(group);
                    return group;
                })
                .add(watcher);
    }

    void leave(Watcher watcher) {
        Group group = groups.get(watcher.lane());
        if (group != null && group.remove(watcher)) {
            groups.remove(watcher.lane());
            inTurn.remove(group);
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
            loop.execute(FatalErrors.guard(() -> {
                for (Group group : List.copyOf(groups.values())) {
                    group.watchers().forEach(watcher -> completeWithin(watcher, millis));
                }
            }));
        } catch (RejectedExecutionException e) {
            LOG.debug("the loop has ended, and its connections with it", e);
        }
    }

    private void completeWithin(Watcher watcher, long millis) {
        if (millis == 0) {
            watcher.complete();
        } else {
            var unused = loop.schedule(
                    FatalErrors.guard(watcher::complete),
                    ThreadLocalRandom.current().nextLong(millis),
                    TimeUnit.MILLISECONDS);
        }
    }
}
