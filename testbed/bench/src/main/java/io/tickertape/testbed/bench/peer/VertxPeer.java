package io.tickertape.testbed.bench.peer;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Vert.x: one shared buffer written to every response, on all event loops, never into a full queue. */
final class VertxPeer implements Peer {
    private final List<VertxStreams> streams = new CopyOnWriteArrayList<>();
    private final boolean gzip;

    VertxPeer(boolean gzip) {
        this.gzip = gzip;
    }

    @Override
    public void listen(int port) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        vertx.deployVerticle(
                        () -> {
                            VertxStreams instance = new VertxStreams(port, gzip);
                            streams.add(instance);
                            return instance;
                        },
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Override
    public void accept(Frame frame) {
        SharedFrame shared = new SharedFrame(frame);
        streams.forEach(instance -> instance.deliver(shared));
    }
}
