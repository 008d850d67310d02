package io.tickertape.ticker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.testbed.client.LiveStream;
import io.tickertape.testbed.kafka.KafkaBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service from its start to Kafka's end and back, over a broker of its own. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FeedOutageTest {
    private static final int RETAINED = 30_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path data;

    FeedOutageTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void rebuildsFromWhatIsRetainedAndGoesOnWithoutAGapOrADoubledTick() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(data, 0);
                KafkaProducer<String, String> producer = producer(broker)) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic("prices", 3, (short) 1)))
                        .all()
                        .get();
            }
            trade(producer, RETAINED);
            try (EmbeddedServer server = ticker(broker)) {
                trade(producer, 1_000);
                try (LiveStream stream = stream(server)) {
                    String shares = String.format("%,d", RETAINED + 1_000);
                    String row = stream.await("SUM", ">" + shares + "<").data();
                    assertTrue(row.contains("data-state=\"live\""), row);
                    trade(producer, 1);
                    stream.await("SUM", ">" + String.format("%,d", RETAINED + 1_001) + "<");
                }
                assertEquals(200, get(server, "/health").statusCode());
                assertTrue(get(server, "/health").body().contains("\"rebuiltPercent\":100"));
            }
        }
    }

    @Test
    void saysThatKafkaIsGoneShowsItsPricesAsOldAndRecoversByItself() throws Exception {
        KafkaBroker broker = KafkaBroker.start(data, 0);
        int port = broker.port();
        try (EmbeddedServer server = ticker(broker);
                LiveStream stream = stream(server)) {
            try (KafkaProducer<String, String> producer = producer(broker)) {
                stream.await("heartbeat", "data-feed=\"live\"");
                trade(producer, 1);
            }
            stream.await("SUM", "data-state=\"live\"");
            broker.close();
            stream.await("heartbeat", "data-feed=\"unreachable\"");
            stream.await("SUM", "data-state=\"stale\"");
            assertTrue(get(server, "/").body().contains("Kafka cannot be reached"));
            String health = get(server, "/health").body();
            assertEquals(200, get(server, "/health").statusCode(), health);
            for (String thread : List.of("prices-reader", "instruments-reader", "broadcast", "kafka-watch")) {
                assertTrue(
                        Pattern.compile("\"" + thread + "\":\\{[^{}]*\"state\":\"alive\"")
                                .matcher(health)
                                .find(),
                        health);
            }

            broker = KafkaBroker.start(data, port);
            try (KafkaProducer<String, String> producer = producer(broker)) {
                trade(producer, 1);
            }
            stream.await(event -> event.name().equals("SUM")
                    && event.data().contains(">2<")
                    && event.data().contains("data-state=\"live\""));
            assertTrue(get(server, "/").body().contains("data-feed=\"live\""));
        } finally {
            broker.close();
        }
    }

    @Test
    void isNotReadyBeforeKafkaHasBeenSeen() throws Exception {
        int port;
        try (KafkaBroker broker = KafkaBroker.start(data, 0)) {
            port = broker.port();
        }
        try (EmbeddedServer server = ticker("127.0.0.1:" + port)) {
            assertEquals(503, get(server, "/health").statusCode());
            KafkaBroker broker = KafkaBroker.start(data, port);
            try (LiveStream stream = stream(server)) {
                stream.await("heartbeat", "data-feed=\"live\"");
                assertEquals(200, get(server, "/health").statusCode());
            } finally {
                broker.close();
            }
        }
    }

    /** One symbol trades one share at a time. */
    private static void trade(KafkaProducer<String, String> producer, int ticks) throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        for (int tick = 0; tick < ticks; tick++) {
            sent.add(producer.send(new ProducerRecord<>("prices", "SUM", "{\"price\":1,\"size\":1}")));
        }
        for (Future<?> one : sent) {
            one.get();
        }
    }

    private static KafkaProducer<String, String> producer(KafkaBroker broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()), new StringSerializer(), new StringSerializer());
    }

    private static EmbeddedServer ticker(KafkaBroker broker) {
        return ticker(broker.bootstrapServers());
    }

    private static EmbeddedServer ticker(String bootstrapServers) {
        return ApplicationContext.run(
                EmbeddedServer.class,
                Map.of("kafka.bootstrap.servers", bootstrapServers, "micronaut.server.port", "-1"));
    }

    private static LiveStream stream(EmbeddedServer server) throws Exception {
        return LiveStream.open(URI.create(server.getURI() + "/prices/stream"));
    }

    private HttpResponse<String> get(EmbeddedServer server, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.getURI() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
