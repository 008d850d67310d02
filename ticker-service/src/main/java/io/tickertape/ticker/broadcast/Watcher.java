package io.tickertape.ticker.broadcast;

import io.micronaut.buffer.netty.NettyReadBufferFactory;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
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
            send(
                    edition,
                    edition.frame(audience.list(), told, edition.usualLead()).retainedDuplicate());
        } else {
            begin(edition);
        }
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
        Edition.Lead lead = returning && resume == null ? Edition.Lead.GAP : Edition.Lead.HEARTBEAT;
        ByteBuf frame = edition.frame(audience.list(), told, lead).retainedDuplicate();
        send(edition, Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(EventEncoder.retry(retryMillis)), frame));
    }

    private void send(Edition edition, ByteBuf bytes) {
        told = edition.position().version();
        Subscriber<? super ReadBuffer> target = subscriber;
        if (target == null || !bytes.isReadable()) {
            bytes.release();
            return;
        }
        demand--;
        target.onNext(BUFFERS.adapt(bytes));
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
