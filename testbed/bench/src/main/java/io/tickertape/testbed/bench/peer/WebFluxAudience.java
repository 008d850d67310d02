package io.tickertape.testbed.bench.peer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** The watchers of one event loop of Reactor Netty; emits on that loop. */
final class WebFluxAudience {
    private final EventLoop loop;
    private final AtomicReference<@Nullable SharedFrame> next = new AtomicReference<>();
    private final Sinks.Many<SharedFrame> sink = Sinks.many().multicast().directBestEffort();
    private volatile SharedFrame latest;

    WebFluxAudience(EventLoop loop, SharedFrame latest) {
        this.loop = loop;
        this.latest = latest;
    }

    /** Hands a frame over; a loop that has not come to the one before skips it. */
    void deliver(SharedFrame frame) {
        if (next.getAndSet(frame) == null) {
            loop.execute(this::tell);
        }
    }

    private void tell() {
        SharedFrame frame = next.getAndSet(null);
        if (frame != null) {
            latest = frame;
            sink.tryEmitNext(frame);
        }
    }

    /** The bytes for one watcher, from the latest of everything on. */
    Flux<ByteBuf> frames() {
        return Flux.defer(() -> {
            AtomicLong told = new AtomicLong(-1);
            return sink.asFlux()
                    .startWith(latest)
                    .onBackpressureLatest()
                    .filter(frame -> frame.number() > told.get())
                    .map(frame -> frame.after(told.getAndSet(frame.number())));
        });
    }
}
