package io.tickertape.testbed.bench.peer;

import io.micronaut.runtime.Micronaut;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Micronaut as its documentation shows it: a controller that returns a publisher of events. */
final class MicronautPeer implements Peer {
    private @Nullable MicronautPrices prices;

    @Override
    public void listen(int port) {
        prices = Micronaut.build(new String[0])
                .banner(false)
                .properties(Map.of(
                        "micronaut.server.host",
                        "127.0.0.1",
                        "micronaut.server.port",
                        port,
                        "kafka.enabled",
                        false,
                        "micronaut.server.idle-timeout",
                        "5m",
                        "micronaut.netty.event-loops.default.prefer-native-transport",
                        true,
                        "micronaut.netty.event-loops.parent.prefer-native-transport",
                        true))
                .start()
                .getBean(MicronautPrices.class);
    }

    @Override
    public void accept(Frame frame) {
        if (prices != null) {
            prices.tell(frame);
        }
    }
}
