package io.tickertape.testbed.bench.peer.order;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** A server that takes orders over a WebSocket, journals each to Kafka, and answers once the broker has it. */
interface OrderPeer {
    /** Where a peer journals, with every broker's acknowledgement. */
    String TOPIC = "orders";

    /** Where the page of the trading-service opens its socket. */
    String PATH = "/orders";

    String HOST = "127.0.0.1";

    /** Listens on a loopback port, and returns when it does. */
    void listen(int port, String bootstrapServers) throws Exception;

    /** Settings of a producer that journals as the trading-service does. */
    static Map<String, Object> journal(String bootstrapServers) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0);
    }

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
