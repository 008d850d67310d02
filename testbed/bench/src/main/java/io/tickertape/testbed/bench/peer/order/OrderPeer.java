package io.tickertape.testbed.bench.peer.order;

import java.util.Map;

/** A server that takes orders over a WebSocket, journals each to Kafka, and answers once the broker has it. */
interface OrderPeer {
    /** Where a peer journals, with every broker's acknowledgement. */
    String TOPIC = "orders";

    /** Where the page of the trading-service opens its socket. */
    String PATH = "/orders";

    String HOST = "127.0.0.1";

    /** Listens on a loopback port, and returns when it does. */
    void listen(int port, String bootstrapServers) throws Exception;

    /** Makes the peer of a name. */
    static OrderPeer named(String name, OrderForms forms) {
        OrderPeer peer = Map.<String, OrderPeer>of(
                        "vertx", new VertxOrders(forms),
                        "webflux", new WebFluxOrders(forms),
                        "micronaut", new MicronautOrders(forms))
                .get(name);
        if (peer == null) {
            throw new IllegalArgumentException("no such peer: " + name);
        }
        return peer;
    }
}
