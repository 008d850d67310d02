package io.tickertape.testbed.bench.peer;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** The watchers of one event loop of Vert.x; only touched on that loop but for the hand-over. */
final class VertxStreams extends VerticleBase {
    private static final int BACKLOG = 4096;
    /** Bytes. A queue is full until it holds less than half of this, so that 1 would be full for ever. */
    private static final int HARDLY_ANY = 2;

    private final int port;
    private final boolean gzip;
    private final AtomicReference<@Nullable SharedFrame> next = new AtomicReference<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private SharedFrame latest = SharedFrame.NONE;
    private Buffer changes = Buffer.buffer();

    VertxStreams(int port, boolean gzip) {
        this.port = port;
        this.gzip = gzip;
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setAcceptBacklog(BACKLOG)
                        .setCompressionSupported(gzip)
                        .setCompressionLevel(Deflater.BEST_SPEED))
                .requestHandler(this::open)
                .listen();
    }

    /** Hands a frame over; a loop that has not come to the one before skips it. */
    void deliver(SharedFrame frame) {
        if (next.getAndSet(frame) == null) {
            context.runOnContext(nothing -> tell());
        }
    }

    private void open(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.setChunked(true).putHeader("content-type", "text/event-stream").putHeader("cache-control", "no-store");
        response.setWriteQueueMaxSize(HARDLY_ANY);
        response.writeHead();
        Watcher watcher = new Watcher(response, watchers.size());
        watchers.add(watcher);
        response.drainHandler(nothing -> watcher.tell());
        response.exceptionHandler(failure -> {});
        response.closeHandler(nothing -> remove(watcher));
        watcher.tell();
    }

    private void remove(Watcher watcher) {
        Watcher last = watchers.remove(watchers.size() - 1);
        if (last != watcher) {
            last.place = watcher.place;
            watchers.set(watcher.place, last);
        }
    }

    private void tell() {
        SharedFrame frame = next.getAndSet(null);
        if (frame == null) {
            return;
        }
        latest = frame;
        changes = BufferInternal.buffer(frame.after(frame.number() - 1));
        for (int i = watchers.size() - 1; i >= 0; i--) {
            watchers.get(i).tell();
        }
    }

    /** One response, and the number of the frame that it was told last. */
    private final class Watcher {
        private final HttpServerResponse response;
        private long told;
        private int place;

        Watcher(HttpServerResponse response, int place) {
            this.response = response;
            this.place = place;
        }

        void tell() {
            if (told < latest.number() && !response.writeQueueFull()) {
                Buffer buffer = told == latest.number() - 1 ? changes : BufferInternal.buffer(latest.after(told));
                told = latest.number();
                response.write(buffer);
            }
        }
    }
}
