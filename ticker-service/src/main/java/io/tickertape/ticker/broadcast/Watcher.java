package io.tickertape.ticker.broadcast;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.tickertape.tape.process.FatalErrors;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection and the last version it was told. Nothing is queued for it: while its wire takes nothing it is told
 * nothing, and then the newest.
 *
 * <p>Everything but the hand-over to the loop happens on the connection's own event loop.
 */
public final class Watcher {
    private static final byte[] NOTHING = {};

    private final Broadcaster broadcaster;
    private final Carrier carrier;
    private final Wire wire;
    private final Audience audience;
    private final String address;
    private final long retryMillis;
    private final @Nullable Position resume;
    private final boolean returning;
    private @Nullable Lane lane;
    private boolean here;
    private boolean begun;
    private boolean waiting;
    private long told;
    private long toldEdition;
    private long beat;
    /** Ticks of its symbols before its first frame, and those that it was told since: the rest was conflated. */
    private long ticksBefore;

    private long ticks;
    private int place;

    Watcher(Broadcaster broadcaster, Carrier carrier, PriceStream stream, Wire wire, long retryMillis) {
        this.broadcaster = broadcaster;
        this.carrier = carrier;
        this.wire = wire;
        this.audience = stream.audience();
        this.address = stream.address();
        this.retryMillis = retryMillis;
        this.returning = stream.resume() != null;
        this.resume = broadcaster.known(stream.resume());
    }

    Lane lane() {
        if (lane == null) {
            throw new IllegalStateException("a watcher has a lane once it has joined");
        }
        return lane;
    }

    int place() {
        return place;
    }

    void place(int newPlace) {
        place = newPlace;
    }

    /** Whether it was passed over while its wire took nothing, or is new. */
    boolean isBehind() {
        return waiting || !begun;
    }

    /** Its response has begun: from now on it is told. */
    public void join() {
        onLoop(() -> {
            here = true;
            lane = broadcaster.join(audience, address);
            carrier.join(this);
            broadcaster.wake();
        });
    }

    /** Its wire may take something again. */
    public void writable() {
        onLoop(() -> {
            if (here && waiting && wire.isWritable()) {
                carrier.behind(this);
                broadcaster.wake();
            }
        });
    }

    /** It is told nothing more. */
    public void leave() {
        onLoop(() -> {
            if (here) {
                here = false;
                carrier.leave(this);
                broadcaster.leave(audience, address);
            }
        });
    }

    /** The last edition that it was told of, or could not be. */
    long toldEdition() {
        return toldEdition;
    }

    /** Tells it what changed since it was last told, if its wire takes any. */
    void tell(Edition edition) {
        toldEdition = edition.number();
        if (!here) {
            return;
        }
        if (!wire.isWritable()) {
            waiting = true;
            return;
        }
        waiting = false;
        if (begun) {
            send(edition, edition.beat() > beat ? heartbeat(edition) : NOTHING);
        } else {
            begin(edition);
        }
    }

    private byte[] heartbeat(Edition edition) {
        return edition.heartbeat(audience.list().format(), edition.ticks(audience.list()) - ticksBefore - ticks);
    }

    /** The first frame: what changed since a known position, or everything. */
    private void begin(Edition edition) {
        if (resume != null && resume.version() > edition.position().version()) {
            // The page was rendered after this edition was made; the next one is on its way.
            waiting = true;
            carrier.behind(this);
            broadcaster.wake();
            return;
        }
        begun = true;
        told = resume == null ? 0 : resume.version();
        Format format = audience.list().format();
        byte[] gap = returning && resume == null ? edition.gap(format) : NOTHING;
        byte[] lead = concat(EventEncoder.retry(retryMillis), gap, edition.heartbeat(format, 0));
        send(edition, lead);
        ticksBefore = edition.ticks(audience.list());
        ticks = 0;
    }

    private void send(Edition edition, byte[] lead) {
        Edition.Frame frame = edition.frame(audience.list(), told);
        told = edition.position().version();
        beat = edition.beat();
        ticks += frame.ticks();
        if (lead.length == 0 && !frame.bytes().isReadable()) {
            return;
        }
        ByteBuf shared = frame.bytes().retainedDuplicate();
        wire.write(lead.length == 0 ? shared : Unpooled.wrappedBuffer(Chunk.of(List.of(lead)), shared));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Ends the stream; the client comes back after its {@code retry}. */
    void complete() {
        onLoop(() -> {
            if (here) {
                leave();
                wire.end();
            }
        });
    }

    private void onLoop(Runnable action) {
        if (wire.loop().inEventLoop()) {
            action.run();
        } else {
            wire.loop().execute(FatalErrors.guard(action));
        }
    }
}
