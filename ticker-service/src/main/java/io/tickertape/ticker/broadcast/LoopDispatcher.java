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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends frames to the watchers of one event loop, a slice of the watchers at a time. Each slice is sent the newest frame
 * that there is: the last watchers of a long turn get what is new then, not what was new at its beginning.
 */
final class LoopDispatcher implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopDispatcher.class);

    /** Some milliseconds of work, after which the loop may run other tasks. */
    private static final int SLICE = 128;

    private final EventLoop loop;
    private final AtomicReference<@Nullable Frame> next = new AtomicReference<>();
    /** An event loop only logs what a task throws. */
    private final Runnable task = FatalErrors.guard(this);

    private final AtomicBoolean scheduled = new AtomicBoolean();
    /** From here on only touched on the loop. */
    private final IdentityHashMap<RateGroup, LoopWatchers> groups = new IdentityHashMap<>();

    private final List<LoopWatchers> inTurn = new ArrayList<>();
    private @Nullable Frame frame;
    private int turn;

    LoopDispatcher(EventLoop loop) {
        this.loop = loop;
    }

    /** Hands a frame over, from the broadcaster's thread. */
    void deliver(Frame newest) {
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
            sendNext();
        } catch (RuntimeException e) {
            LOG.error("a frame was lost on one event loop; the next one makes up for it", e);
            release(frame);
            frame = null;
        }
        scheduled.set(false);
        if (frame != null || next.get() != null) {
            schedule();
        }
    }

    private void sendNext() {
        Frame newest = next.getAndSet(null);
        if (newest != null) {
            release(frame);
            frame = newest;
            inTurn.forEach(group -> group.offer(newest));
        }
        if (frame != null && sendSlice(frame)) {
            release(frame);
            frame = null;
        }
    }

    /** One group after the other, so that none waits for a large one; true if every watcher has had its turn. */
    private boolean sendSlice(Frame newest) {
        int sent = 0;
        for (int tried = inTurn.size(); tried > 0 && sent < SLICE && !inTurn.isEmpty(); tried--) {
            turn = turn < inTurn.size() ? turn : 0;
            sent += inTurn.get(turn++).send(newest, SLICE - sent);
        }
        return inTurn.stream().noneMatch(LoopWatchers::hasMore);
    }

    private static void release(@Nullable Frame held) {
        if (held != null) {
            held.release();
        }
    }

    void join(Watcher watcher) {
        groups.computeIfAbsent(watcher.group(), rates -> {
                    LoopWatchers group = new LoopWatchers(rates);
                    inTurn.add(group);
                    return group;
                })
                .add(watcher);
    }

    void leave(Watcher watcher) {
        LoopWatchers group = groups.get(watcher.group());
        if (group != null && group.remove(watcher)) {
            groups.remove(watcher.group());
            inTurn.remove(group);
        }
    }

    void behind(Watcher watcher) {
        LoopWatchers group = groups.get(watcher.group());
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
        each(watcher -> completeWithin(watcher, millis));
    }

    /** Cuts the connections of this loop that have taken nothing for a while. */
    void cutStalled() {
        each(Watcher::cutIfStalled);
    }

    private void each(Consumer<Watcher> action) {
        try {
            loop.execute(FatalErrors.guard(() -> {
                for (LoopWatchers group : List.copyOf(groups.values())) {
                    group.watchers().forEach(action);
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
