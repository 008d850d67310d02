package io.tickertape.testbed.bench.peer;

import java.util.Map;
import java.util.function.Consumer;

/** A server that tells its watchers every frame. */
interface Peer extends Consumer<Frame> {
    /** Listens on a loopback port, and returns when it does. */
    void listen(int port) throws Exception;

    /** Makes the peer of a name. */
    static Peer named(String name) {
        Peer peer = Map.<String, Peer>of(
                        "netty", new NettyPeer(),
                        "vertx", new VertxPeer(),
                        "webflux", new WebFluxPeer(),
                        "micronaut", new MicronautPeer(),
                        "nchan", new NchanPeer())
                .get(name);
        if (peer == null) {
            throw new IllegalArgumentException("no such peer: " + name);
        }
        return peer;
    }
}
