package io.tickertape.ticker.broadcast;

import io.tickertape.tape.process.FatalErrors;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has payloads of very many updates made on another thread: an event loop that makes one sends nobody a price for a
 * good part of a second. Of each kind one is made at a time, for all watchers that it serves; of those for new watchers
 * one in a while, so that coming again and again costs little more.
 */
final class LongPayloads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LongPayloads.class);
    private static final int UPDATES_A_MILLISECOND = 5;
    /** Within some frames each event loop has served its watchers. */
    private static final long PICKED_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Executor elsewhere;
    private final Runnable whenMade;
    private final Map<Kind, Turn> turns = new HashMap<>();
    private boolean closed;

    /**
     * Nothing is being made yet.
     *
     * @param elsewhere makes them, one after the other
     * @param whenMade has the watchers that wait served with the next frame
     */
    LongPayloads(Executor elsewhere, Runnable whenMade) {
        this.elsewhere = elsewhere;
        this.whenMade = whenMade;
    }

    /** Watchers of one kind wait for each other, and for nobody else. */
    private record Kind(Format format, Coding coding, boolean isCharted, boolean isNew) {}

    /** A finished payload and its frame, which is not the newest one; the caller releases the frame. */
    record Made(Frame frame, Frame.Payload payload) {}

    /** A payload of a frame that is held for nothing else. */
    private static final class Turn {
        private final Frame frame;
        private final WatchList list;
        private final long since;
        private Frame.@Nullable Payload payload;
        private long endNanos;

        Turn(Frame frame, WatchList list, long since) {
            this.frame = frame;
            this.list = list;
            this.since = since;
        }

        boolean isOver(long nowNanos) {
            return payload != null && nowNanos - endNanos >= 0;
        }

        /** More than a watcher lacks is right for it too, but for a tape, which goes on exactly where it stands. */
        boolean serves(WatchList wanted, long version) {
            return list.equals(wanted)
                    && (since == version || (since < version && since > 0 && list.chart() == null))
                    && frame.isLong(wanted, version);
        }
    }

    /**
     * The finished payload for a watcher like this one; null while the payload is being made and the watcher waits.
     *
     * @param newest a frame of which the watcher lacks very many updates
     * @param since the version that the watcher has, 0 for none
     */
    synchronized @Nullable Made madeFor(Frame newest, WatchList list, long since, Coding coding, long nowNanos) {
        Kind kind = new Kind(list.format(), coding, list.chart() != null, since == 0);
        Turn turn = turns.get(kind);
        if (turn == null || turn.isOver(nowNanos)) {
            begin(kind, newest.apart(), list, since);
            return null;
        }
        if (turn.payload == null || !turn.serves(list, since)) {
            return null;
        }
        turn.frame.retain();
        return new Made(turn.frame, turn.payload);
    }

    private void begin(Kind kind, Frame frame, WatchList list, long since) {
        if (closed) {
            frame.release();
            return;
        }
        Turn turn = new Turn(frame, list, since);
        end(turns.put(kind, turn));
        elsewhere.execute(FatalErrors.guard(() -> make(kind, turn)));
    }

    private void make(Kind kind, Turn turn) {
        Frame.Payload payload = null;
        try {
            payload = turn.frame.payload(turn.list, turn.since, kind.coding());
        } catch (RuntimeException e) {
            LOG.error("a payload of very many updates was lost; the watchers that wait for it ask again", e);
        }
        made(kind, turn, payload);
        whenMade.run();
    }

    private synchronized void made(Kind kind, Turn turn, Frame.@Nullable Payload payload) {
        if (payload == null || closed) {
            turns.remove(kind, turn);
            turn.frame.release();
            return;
        }
        turn.payload = payload;
        long pause = kind.isNew()
                ? TimeUnit.MILLISECONDS.toNanos(turn.frame.lacking(turn.list, 0) / UPDATES_A_MILLISECOND)
                : PICKED_UP_NANOS;
        turn.endNanos = System.nanoTime() + pause;
    }

    /** Lets go of what no watcher is sent any more. */
    synchronized void forgetOld(long nowNanos) {
        for (Iterator<Turn> each = turns.values().iterator(); each.hasNext(); ) {
            Turn turn = each.next();
            if (turn.isOver(nowNanos)) {
                each.remove();
                end(turn);
            }
        }
    }

    private static void end(@Nullable Turn turn) {
        if (turn != null) {
            turn.frame.release();
        }
    }

    /** A payload that is still being made is released once it is finished. */
    @Override
    public synchronized void close() {
        closed = true;
        turns.values().stream().filter(turn -> turn.payload != null).forEach(LongPayloads::end);
        turns.clear();
    }
}
