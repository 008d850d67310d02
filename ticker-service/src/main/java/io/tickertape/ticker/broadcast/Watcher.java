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

    /** Sends what changed since it was last sent something, if its connection takes any. */
    void send(Frame frame) {
        servedFrame = frame.number();
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
        if (begun) {
            boolean isOwed = frame.heartbeatFrame() > heartbeatFrame;
            write(frame, isOwed ? coding.encoded(heartbeat(frame)) : NOTHING);
        } else {
            begin(frame);
        }
    }

    private byte[] heartbeat(Frame frame) {
        return frame.heartbeat(subscription.list().format(), frame.ticks(subscription.list()) - ticksBefore - ticks);
    }

    /** The first frame: what changed since a known position, or everything. */
    private void begin(Frame frame) {
        if (resume != null && resume.version() > frame.position().version()) {
            // The page was rendered after this frame was made; the next one is on its way.
            waitForTheNext();
            broadcaster.wake();
            return;
        }
        sent = resume == null ? 0 : resume.version();
        if (!broadcaster.newcomers().mayBegin(frame, subscription.list(), sent, coding, System.nanoTime())) {
            waitForTheNext();
            return;
        }
        Format format = subscription.list().format();
        byte[] gap = returning && resume == null ? frame.gap(format) : NOTHING;
        byte[] lead = Chunk.joined(List.of(EventEncoder.retry(retryMillis), gap, frame.heartbeat(format, 0)));
        begun = write(frame, Chunk.joined(List.of(coding.head(), coding.encoded(lead))));
        ticksBefore = frame.ticks(subscription.list());
        ticks = 0;
    }

    private void waitForTheNext() {
        waiting = true;
        dispatcher.behind(this);
    }

    /** False where there is no room for what it lacks. */
    private boolean write(Frame frame, byte[] lead) {
        Frame.Payload payload = frame.payload(subscription.list(), sent, coding);
        if (payload == null) {
            waitForTheNext();
            return false;
        }
        sent = frame.position().version();
        heartbeatFrame = frame.heartbeatFrame();
        ticks += payload.ticks();
        if (lead.length > 0 || payload.bytes().isReadable()) {
            ByteBuf shared = payload.bytes().retainedDuplicate();
            connection.write(lead.length == 0 ? shared : Unpooled.wrappedBuffer(Chunk.of(List.of(lead)), shared));
        }
        return true;
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
