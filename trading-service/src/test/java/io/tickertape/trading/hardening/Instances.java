package io.tickertape.trading.hardening;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.trading.TestBroker;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Instances of the service side by side: one Kafka, one key of logins. */
final class Instances {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Instances() {}

    static EmbeddedServer start(Map<String, String> options) {
        Map<String, Object> properties = new HashMap<>(options);
        properties.putIfAbsent("kafka.bootstrap.servers", TestBroker.bootstrapServers());
        properties.put("tickertape.engine.instance", "hardening-" + COUNT.incrementAndGet());
        return ApplicationContext.run(EmbeddedServer.class, properties, "test");
    }
}
