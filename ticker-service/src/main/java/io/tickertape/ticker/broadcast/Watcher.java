package io.tickertape.ticker.broadcast;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.tickertape.tape.process.FatalErrors;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection, and the last version it was sent. Nothing is queued for it: while the connection takes nothing, nothing
 * is sent, and then the newest.
 *
 * <p>Everything but the hand-over to the loop happens on the connection's own event loop.
 */
public final class Watcher {
    private static final byte[] NOTHING = {};
    private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Broadcaster broadcaster;
    private final LoopDispatcher dispatcher;
    private final Connection connection;
    private final Subscription subscription;
    private final String address;
    private final Coding coding;
    private final long retryMillis;
    private final @Nullable Position resume;
    private final boolean returning;
    private @Nullable RateGroup group;
    private boolean joined;
    private boolean begun;
    private boolean waiting;
    /** Since when its connection has taken nothing, 0 while it takes. */
    private long stalledNanos;

    private long sent;
    private long servedFrame;
    private long heartbeatFrame;
    /** Ticks of its symbols before its first frame, and those that it was sent since: the rest was conflated. */
    private long ticksBefore;

    private long ticks;
    private int index;

    Watcher(
            Broadcaster broadcaster,
            LoopDispatcher dispatcher,
            PriceStream stream,
            Connection connection,
            long retryMillis) {
        this.broadcaster = broadcaster;
        this.dispatcher = dispatcher;
        this.connection = connection;
        this.subscription = stream.subscription();
        this.address = stream.address();
        this.coding = stream.coding();
        this.retryMillis = retryMillis;
        this.returning = stream.resume() != null;
        this.resume = broadcaster.known(stream.resume());
        this.sent = resume == null ? 0 : resume.version();
    }

    RateGroup group() {
        if (group == null) {
            throw new IllegalStateException("a watcher has a rate group once it has joined");
        }
        return group;
    }

    int index() {
        return index;
    }

    void index(int newIndex) {
        index = newIndex;
    }

    /** Whether it was passed over while its connection took nothing, or is new. */
    boolean isBehind() {
        return waiting || !begun;
    }

    /** Its response has begun: from now on it is sent frames. */
    public void join() {
        onLoop(() -> {
            joined = true;
            group = broadcaster.join(subscription, address);
            dispatcher.join(this);
            broadcaster.wake();
        });
    }

    /** Its connection may take something again. */
    public void writable() {
        onLoop(() -> {
            if (joined && waiting && connection.isWritable()) {
                dispatcher.behind(this);
                broadcaster.wake();
            }
        });
    }

    /** It is sent nothing more. */
    public void leave() {
        onLoop(() -> {
            if (joined) {
                joined = false;
                dispatcher.leave(this);
                broadcaster.leave(subscription, address);
            }
        });
    }

    /** The last frame that it had its turn for, whether its connection took it or not. */
    long servedFrame() {
        return servedFrame;
    }

    /**
     * Sends what changed since it was last sent something, if its connection takes any.
     *
     * @param last what the watcher before it in its group was sent
     */
    void send(Frame newest, LastPayload last) {
        servedFrame = newest.number();
        if (!joined) {
            return;
        }
        if (!connection.isWritable()) {
            waiting = true;
            stalledNanos = stalledNanos == 0 ? System.nanoTime() : stalledNanos;
            return;
        }
        waiting = false;
        stalledNanos = 0;
        Frame.Payload same = last.of(newest, sent, coding);
        if (same == null) {
            sendOther(newest, last);
        } else {
            send(newest, same, same.ticks());
        }
    }

    private void sendOther(Frame newest, LastPayload last) {
        WatchList list = subscription.list();
        if (sent > newest.position().version()) {
            // The page was rendered after this frame was made; the next one is on its way.
            waitForTheNext();
            broadcaster.wake();
        } else if (newest.isLong(list, sent)) {
            sendLong(newest);
        } else {
            Frame.Payload payload = newest.payload(list, sent, coding);
            if (payload == null) {
                // There is no room for what it lacks.
                waitForTheNext();
            } else {
                last.set(newest, sent, coding, payload);
                send(newest, payload, payload.ticks());
            }
        }
    }

    /** What is sent is a little older than the newest frame, whose changes follow. */
    private void sendLong(Frame newest) {
        waitForTheNext();
        LongPayloads.Made made =
                broadcaster.longPayloads().madeFor(newest, subscription.list(), sent, coding, System.nanoTime());
        if (made != null) {
            Frame frame = made.frame();
            try {
                send(frame, made.payload(), frame.ticked(subscription.list(), sent));
            } finally {
                frame.release();
            }
        }
    }

    private void send(Frame frame, Frame.Payload payload, int ticked) {
        if (begun) {
            ticks += ticked;
            boolean isOwed = frame.heartbeatFrame() > heartbeatFrame;
            write(frame, payload, isOwed ? coding.encoded(heartbeat(frame)) : NOTHING);
        } else {
            begin(frame, payload);
        }
    }

    private byte[] heartbeat(Frame frame) {
        return frame.heartbeat(subscription.list().format(), frame.ticks(subscription.list()) - ticksBefore - ticks);
    }

    /** The first frame: what changed since a known position, or everything. */
    private void begin(Frame frame, Frame.Payload payload) {
        Format format = subscription.list().format();
        byte[] gap = returning && resume == null ? frame.gap(format) : NOTHING;
        byte[] lead = Chunk.joined(List.of(EventEncoder.retry(retryMillis), gap, frame.heartbeat(format, 0)));
        write(frame, payload, Chunk.joined(List.of(coding.head(), coding.encoded(lead))));
        begun = true;
        ticksBefore = frame.ticks(subscription.list());
    }

    private void waitForTheNext() {
        waiting = true;
        dispatcher.behind(this);
    }

    private void write(Frame frame, Frame.Payload payload, byte[] lead) {
        sent = frame.position().version();
        heartbeatFrame = frame.heartbeatFrame();
        if (lead.length > 0 || payload.bytes().isReadable()) {
            ByteBuf shared = payload.bytes().retainedDuplicate();
            connection.write(lead.length == 0 ? shared : Unpooled.wrappedBuffer(Chunk.of(List.of(lead)), shared));
        }
    }

    /** Where memory is short, what waits for a connection that takes nothing is let go with it. */
    void cutIfStalled() {
        if (joined && stalledNanos != 0 && System.nanoTime() - stalledNanos > STALLED_NANOS) {
            leave();
            connection.cut();
        }
    }

    /** Ends the stream; the client comes back after its {@code retry}. */
    void complete() {
        onLoop(() -> {
            if (joined) {
                leave();
                connection.end();
            }
        });
    }

    private void onLoop(Runnable action) {
        if (connection.loop().inEventLoop()) {
            action.run();
        } else {
            connection.loop().execute(FatalErrors.guard(action));
        }
    }
}
