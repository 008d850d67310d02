package io.tickertape.ticker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.testbed.kafka.LoggedClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KafkaClientsTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final List<String> CONSUMERS =
            List.of("ticker-prices", "ticker-instruments", "ticker-controls", "ticker-rejections");
    private static final List<String> ALL =
            Stream.concat(CONSUMERS.stream(), Stream.of("rejections")).toList();

    @Test
    void takeTheSettingsOfTheirNamesBeforeThoseOfAll() throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(RealKafka.get().properties());
        settings.put("kafka.fetch.max.wait.ms", "88");
        settings.put("kafka.consumers.ticker-prices.fetch.max.wait.ms", "77");
        settings.put("kafka.consumers.ticker-service-rejections.fetch.max.wait.ms", "66");
        settings.put("kafka.producers.rejections.linger.ms", "3");
        try (LoggedClients logged = new LoggedClients();
                ApplicationContext context = ApplicationContext.run(settings)) {
            assertTrue(context.isRunning());
            logged.await(ALL);

            assertEquals(
                    List.of("77", "88", "88", "66"),
                    CONSUMERS.stream()
                            .map(client -> logged.setting(client, "fetch.max.wait.ms"))
                            .toList());
            assertEquals("3", logged.setting("rejections", "linger.ms"));
            assertEquals("4194304", logged.setting("rejections", "max.request.size"));
        }
    }

    @Test
    void holdToWhatIsPromisedWhateverIsSet() throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(RealKafka.get().properties());
        settings.put("kafka.acks", "1");
        settings.put("kafka.enable.idempotence", "false");
        settings.put("kafka.isolation.level", "read_uncommitted");
        settings.put("kafka.enable.auto.commit", "true");
        settings.put("kafka.auto.offset.reset", "latest");
        settings.put("kafka.group.protocol", "consumer");
        settings.put("kafka.group.id", "anything");
        settings.put("kafka.key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        settings.put("kafka.value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        try (LoggedClients logged = new LoggedClients();
                ApplicationContext context = ApplicationContext.run(settings)) {
            assertTrue(context.isRunning());
            logged.await(ALL);

            for (String client : CONSUMERS) {
                assertEquals("read_committed", logged.setting(client, "isolation.level"), client);
                assertEquals("false", logged.setting(client, "enable.auto.commit"), client);
                assertEquals("earliest", logged.setting(client, "auto.offset.reset"), client);
                assertEquals(
                        "class org.apache.kafka.common.serialization.ByteArrayDeserializer",
                        logged.setting(client, "key.deserializer"),
                        client);
            }
            assertEquals("null", logged.setting("ticker-prices", "group.id"));
            assertEquals("ticker-service-rejections", logged.setting("ticker-rejections", "group.id"));
            assertEquals("classic", logged.setting("ticker-rejections", "group.protocol"));
            assertEquals("-1", logged.setting("rejections", "acks"));
            assertEquals("true", logged.setting("rejections", "enable.idempotence"));
            assertEquals(
                    "class org.apache.kafka.common.serialization.ByteArraySerializer",
                    logged.setting("rejections", "value.serializer"));
        }
    }

    @Test
    void haveMetersAndTheReadersTellHowFarTheyLag() throws Exception {
        try (EmbeddedServer server = ApplicationContext.run(
                EmbeddedServer.class, Map.copyOf(RealKafka.get().properties()))) {
            List<String> wanted = List.of(
                    "tickertape_reader_lag{topic=\"prices\"} 0.0",
                    "tickertape_reader_lag{topic=\"instruments\"} 0.0",
                    "tickertape_reader_lag{topic=\"controls\"} 0.0",
                    "client_id=\"ticker-prices\"",
                    "client_id=\"ticker-instruments\"",
                    "client_id=\"ticker-rejections\"",
                    "client_id=\"rejections\"");
            long end = System.nanoTime() + PATIENCE_NANOS;
            List<String> missing = wanted;
            while (!missing.isEmpty() && System.nanoTime() < end) {
                String meters = get(server);
                missing = wanted.stream().filter(line -> !meters.contains(line)).toList();
            }
            assertEquals(List.of(), missing);
        }
    }

    private static String get(EmbeddedServer server) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.getURI() + "/prometheus"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
