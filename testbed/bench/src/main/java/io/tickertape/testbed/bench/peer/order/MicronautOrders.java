package io.tickertape.testbed.bench.peer.order;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** Micronaut as its documentation shows it: a server of sockets, and a declared Kafka client. */
final class MicronautOrders implements OrderPeer {
    /** Tells this peer from other programs on the same class path. */
    static final String HERE = "peer.orders";

    private final OrderForms forms;

    MicronautOrders(OrderForms forms) {
        this.forms = forms;
    }

    @Override
    public void listen(int port, String bootstrapServers) {
        ApplicationContext.builder(Map.of(
                        HERE,
                        true,
                        "kafka.enabled",
                        true,
                        "kafka.bootstrap.servers",
                        bootstrapServers,
                        "micronaut.server.host",
                        HOST,
                        "micronaut.server.port",
                        port,
                        "micronaut.netty.event-loops.default.prefer-native-transport",
                        true,
                        "micronaut.netty.event-loops.parent.prefer-native-transport",
                        true))
                .singletons(forms)
                .start()
                .getBean(EmbeddedServer.class)
                .start();
    }
}
