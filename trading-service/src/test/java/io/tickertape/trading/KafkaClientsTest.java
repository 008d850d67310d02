package io.tickertape.trading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.testbed.kafka.LoggedClients;
import io.tickertape.trading.controls.topic.ControlsProducer;
import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.order.Withdraw;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class KafkaClientsTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final String STREAMS = "trading-desk-clients-test-StreamThread-1-";
    private static final List<String> CONSUMERS = List.of(
            "trading-prices",
            "trading-instruments",
            "trading-controls-reader",
            "trading-logins-reader",
            "trading-attempts-reader",
            "trading-sockets-reader",
            "trading-journal-reader",
            "trading-reports-reader",
            "trading-reports-ahead",
            STREAMS + "consumer");
    private static final List<String> PRODUCERS =
            List.of("trading-journal-writer", ControlsProducer.CLIENT, STREAMS + "producer");

    private final Map<String, Object> settings = new HashMap<>(Map.of(
            "kafka.bootstrap.servers", TestBroker.bootstrapServers(),
            "micronaut.server.port", "-1",
            "tickertape.feed.prices", "clients-test-prices",
            "tickertape.feed.instruments", "clients-test-instruments",
            "tickertape.journal.topic", "clients-test-orders",
            "tickertape.engine.reports", "clients-test-executions",
            "tickertape.controls.topic", "clients-test-controls",
            "tickertape.engine.instance", "clients-test",
            "tickertape.login.demo-users", "true",
            "tickertape.engine.state-directory", "target/state/" + UUID.randomUUID()));

    @Test
    void takeTheSettingsOfTheirNamesBeforeThoseOfAll() throws Exception {
        settings.put("kafka.fetch.max.wait.ms", "88");
        settings.put("kafka.linger.ms", "9");
        settings.put("kafka.consumers.trading-prices.fetch.max.wait.ms", "77");
        settings.put("kafka.consumers.trading-desk.fetch.max.wait.ms", "66");
        settings.put("kafka.producers.trading-controls-writer.linger.ms", "3");
        settings.put("kafka.producers.trading-desk.linger.ms", "4");
        try (LoggedClients logged = new LoggedClients();
                EmbeddedServer server = start()) {
            awaitAll(logged, server);

            for (String client : CONSUMERS) {
                String expected = client.equals("trading-prices") ? "77" : client.startsWith(STREAMS) ? "66" : "88";
                assertEquals(expected, logged.setting(client, "fetch.max.wait.ms"), client);
            }
            assertEquals(
                    List.of("9", "3", "4"),
                    PRODUCERS.stream()
                            .map(client -> logged.setting(client, "linger.ms"))
                            .toList());
        }
    }

    @Test
    void holdToWhatIsPromisedWhateverIsSet() throws Exception {
        settings.put("kafka.acks", "1");
        settings.put("kafka.enable.idempotence", "false");
        settings.put("kafka.isolation.level", "read_uncommitted");
        settings.put("kafka.enable.auto.commit", "true");
        settings.put("kafka.auto.offset.reset", "latest");
        settings.put("kafka.group.id", "anything");
        settings.put("kafka.group.instance.id", "anybody");
        settings.put("kafka.key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        settings.put("kafka.value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        settings.put("kafka.processing.guarantee", "at_least_once");
        try (LoggedClients logged = new LoggedClients();
                EmbeddedServer server = start()) {
            awaitAll(logged, server);

            for (String client : CONSUMERS) {
                boolean streams = client.startsWith(STREAMS);
                assertEquals("read_committed", logged.setting(client, "isolation.level"), client);
                assertEquals("false", logged.setting(client, "enable.auto.commit"), client);
                // Of the streams the topology says where to begin.
                assertEquals(streams ? "none" : "earliest", logged.setting(client, "auto.offset.reset"), client);
                assertEquals(
                        "class org.apache.kafka.common.serialization.ByteArrayDeserializer",
                        logged.setting(client, "key.deserializer"),
                        client);
                assertEquals(streams ? "tickertape-desk" : "null", logged.setting(client, "group.id"), client);
                assertEquals(streams ? "clients-test-1" : "null", logged.setting(client, "group.instance.id"), client);
            }
            for (String client : PRODUCERS) {
                assertEquals("-1", logged.setting(client, "acks"), client);
                assertEquals("true", logged.setting(client, "enable.idempotence"), client);
                assertEquals(
                        "class org.apache.kafka.common.serialization.ByteArraySerializer",
                        logged.setting(client, "value.serializer"),
                        client);
            }
        }
    }

    @Test
    void haveMetersAndTheReadersTellHowFarTheyLag() throws Exception {
        try (EmbeddedServer server = start()) {
            write(server);
            List<String> wanted = List.of(
                    "tickertape_reader_lag{topic=\"clients-test-prices\"} 0.0",
                    "tickertape_reader_lag{topic=\"clients-test-instruments\"} 0.0",
                    "tickertape_reader_lag{topic=\"clients-test-controls\"} 0.0",
                    "tickertape_reader_lag{topic=\"clients-test-orders\"} 0.0",
                    "tickertape_reader_lag{topic=\"clients-test-executions\"} 0.0",
                    "client_id=\"trading-prices\"",
                    "client_id=\"trading-journal-writer\"",
                    "client_id=\"" + ControlsProducer.CLIENT + "\"",
                    "kafka_stream_");
            long end = System.nanoTime() + PATIENCE_NANOS;
            List<String> missing = wanted;
            while (!missing.isEmpty() && System.nanoTime() < end) {
                String meters = get(server);
                missing = wanted.stream().filter(line -> !meters.contains(line)).toList();
            }
            assertEquals(List.of(), missing);
        }
    }

    private EmbeddedServer start() {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(settings)
                .run(EmbeddedServer.class);
    }

    private static void awaitAll(LoggedClients logged, EmbeddedServer server) throws Exception {
        write(server);
        logged.await(CONSUMERS);
        logged.await(PRODUCERS);
    }

    /** What is written with is only made when it is needed. */
    private static void write(EmbeddedServer server) throws Exception {
        Instant now = Instant.now();
        server.getApplicationContext()
                .getBean(Journal.class)
                .withdraw(new Withdraw("nothing", "nobody", now, now.plusSeconds(60)));
        ControlsProducer writer = server.getApplicationContext().getBean(ControlsProducer.class);
        boolean written = false;
        while (!written) {
            written = !writer.write("clients-test-controls", "account:nobody".getBytes(UTF_8), null)
                    .handle((metadata, failure) -> failure)
                    .thenApply(Optional::ofNullable)
                    .get()
                    .isPresent();
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
