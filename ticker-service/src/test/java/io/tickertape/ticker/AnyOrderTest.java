package io.tickertape.ticker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.testbed.client.LiveStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What is retained gives the same board, on whatever partitions it lies and in whatever order they are read. */
class AnyOrderTest {
    private static final int SYMBOLS = 8;
    private static final Instant NOW = wellInsideADay();

    /** All prices of the test are of one day. */
    private static Instant wellInsideADay() {
        Instant now = Instant.now();
        return now.getEpochSecond() % 86_400 < 120 ? now.minusSeconds(3_600) : now;
    }

    @Test
    void theLatestPriceIsShownAfterAStartWhateverPartitionItCameFrom() throws Exception {
        try (EmbeddedServer server = start()) {
            // So that the topic is there.
            assertEquals(200, get(server, "/prices").statusCode());
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", RealKafka.get().address()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < SYMBOLS; i++) {
                put(producer, i % 4, "MOVED" + i, "{\"price\":2,\"size\":5,\"time\":\"" + NOW.minusSeconds(10) + "\"}");
                put(
                        producer,
                        (i + 1) % 4,
                        "MOVED" + i,
                        "{\"price\":1,\"size\":2,\"time\":\"" + NOW.minusSeconds(70) + "\"}");
            }
            put(producer, 0, "AGAIN", numbered(9, 1000, NOW.minusSeconds(70)));
            for (int sequence = 1; sequence <= 5; sequence++) {
                put(producer, 0, "AGAIN", numbered(sequence, sequence, NOW.minusSeconds(60 - sequence)));
            }
        }
        String list = IntStream.range(0, SYMBOLS).mapToObj(i -> "MOVED" + i).collect(Collectors.joining(","));
        try (EmbeddedServer server = start()) {
            try (LiveStream stream = LiveStream.open(URI.create(server.getURI() + "/prices/stream?symbols=AGAIN"))) {
                stream.await("AGAIN", "data-last=\"5.00\"");
            }
            String moved = get(server, "/prices?symbols=" + list).body();

            assertEquals(SYMBOLS, moved.split("\"price\":\"2.00\"", -1).length - 1, moved);
            assertTrue(!moved.contains("\"price\":\"1.00\""), moved);
            assertEquals(SYMBOLS, moved.split("\"low\":\"1.00\"", -1).length - 1, moved);
            assertEquals(SYMBOLS, moved.split("\"volume\":\"7\"", -1).length - 1, moved);
        }
    }

    private static String numbered(int price, int sequence, Instant time) {
        return "{\"price\":" + price + ",\"sequence\":" + sequence + ",\"time\":\"" + time + "\"}";
    }

    private static void put(KafkaProducer<byte[], byte[]> producer, int partition, String symbol, String value)
            throws Exception {
        Objects.requireNonNull(producer.send(
                        new ProducerRecord<>("prices", partition, symbol.getBytes(UTF_8), value.getBytes(UTF_8))))
                .get();
    }

    private static EmbeddedServer start() {
        return ApplicationContext.run(
                EmbeddedServer.class, Map.copyOf(RealKafka.get().properties()));
    }

    private static HttpResponse<String> get(EmbeddedServer server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.getURI() + path))
                                .header("Accept", "application/json")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
