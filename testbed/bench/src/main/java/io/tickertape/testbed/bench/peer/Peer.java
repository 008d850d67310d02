package io.tickertape.testbed.bench.peer;

import java.util.Map;
import java.util.function.Consumer;

/** A server that tells its watchers every frame. */
interface Peer extends Consumer<Frame> {
    /** Listens on a loopback port, and returns when it does. */
    void listen(int port) throws Exception;

    /** Makes the peer of a name; {@code gzip}: one that compresses each connection's stream, if it can. */
    static Peer named(String name, boolean gzip) {
        Peer peer = Map.<String, Peer>of(
                        "netty", new NettyPeer(),
                        "vertx", new VertxPeer(gzip),
                        "webflux", new WebFluxPeer(gzip),
                        "micronaut", new MicronautPeer(),
                        "node", NodePeer.make(),
                        "quarkus", QuarkusPeer.make(),
                        "nchan", new NchanPeer(gzip))
                .get(name);
        if (peer == null) {
            throw new IllegalArgumentException("no such peer: " + name);
        }
        return peer;
    }
}
