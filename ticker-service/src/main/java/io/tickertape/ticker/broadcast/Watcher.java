package io.tickertape.ticker.broadcast;

import io.micronaut.buffer.netty.NettyReadBufferFactory;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One connection: its demand and the last version it was told. Nothing is queued for it.
 *
 * <p>Everything but the hand-over to the loop happens on the connection's own event loop.
 */
final class Watcher implements Publisher<ReadBuffer>, Subscription {
    private static final NettyReadBufferFactory BUFFERS = NettyReadBufferFactory.of(PooledByteBufAllocator.DEFAULT);

    private static final byte[] NOTHING = {};

    private final Broadcaster broadcaster;
    private final Carrier carrier;
    private final Audience audience;
    private final String address;
    private final long retryMillis;
    private final @Nullable Position resume;
    private final boolean returning;
    private @Nullable Subscriber<? super ReadBuffer> subscriber;
    private @Nullable Lane lane;
    private boolean begun;
    private boolean waiting;
    private long demand;
    private long told;
    private long beat;
    /** Ticks of its symbols before its first frame, and the events it was sent since: the rest was merged. */
    private long ticksBefore;

    private long events;
    private int place;

    Watcher(Broadcaster broadcaster, Carrier carrier, PriceStream stream, long retryMillis) {
        this.broadcaster = broadcaster;
        this.carrier = carrier;
        this.audience = stream.audience();
        this.address = stream.address();
        this.retryMillis = retryMillis;
        this.returning = stream.resume() != null;
        this.resume = broadcaster.known(stream.resume());
    }

    Lane lane() {
        if (lane == null) {
            throw new IllegalStateException("a watcher has a lane once it is subscribed to");
        }
        return lane;
    }

    int place() {
        return place;
    }

    void place(int newPlace) {
        place = newPlace;
    }

    /** Whether it was passed over while its socket was full, or is new. */
    boolean isBehind() {
        return waiting || !begun;
    }

    @Override
    public void subscribe(Subscriber<? super ReadBuffer> newSubscriber) {
        onLoop(() -> {
            subscriber = newSubscriber;
            lane = broadcaster.join(audience, address);
            carrier.join(this);
            newSubscriber.onSubscribe(this);
            broadcaster.wake();
        });
    }

    @Override
    public void request(long count) {
        onLoop(() -> {
            demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
            if (waiting) {
                carrier.behind(this);
                broadcaster.wake();
            }
        });
    }

    @Override
    public void cancel() {
        onLoop(() -> {
            if (subscriber != null) {
                subscriber = null;
                carrier.leave(this);
                broadcaster.leave(audience, address);
            }
        });
    }

    /** Tells it what changed since it was last told, if its socket takes any. */
    void tell(Edition edition) {
        if (demand == 0) {
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
        return edition.heartbeat(audience.list().format(), edition.ticks(audience.list()) - ticksBefore - events);
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
        events = 0;
    }

    private void send(Edition edition, byte[] lead) {
        Edition.Frame frame = edition.frame(audience.list(), told);
        told = edition.position().version();
        beat = edition.beat();
        events += frame.events();
        Subscriber<? super ReadBuffer> target = subscriber;
        if (target == null || (lead.length == 0 && frame.events() == 0)) {
            return;
        }
        ByteBuf shared = frame.bytes().retainedDuplicate();
        demand--;
        target.onNext(BUFFERS.adapt(
                lead.length == 0 ? shared : Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(lead), shared)));
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
            Subscriber<? super ReadBuffer> target = subscriber;
            cancel();
            if (target != null) {
                target.onComplete();
            }
        });
    }

    private void onLoop(Runnable action) {
        if (carrier.loop().inEventLoop()) {
            action.run();
        } else {
            carrier.loop().execute(action);
        }
    }
}
