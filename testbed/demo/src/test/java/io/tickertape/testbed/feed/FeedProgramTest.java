package io.tickertape.testbed.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickertape.testbed.kafka.KafkaBroker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feed against a real broker, read by a plain consumer. */
final class FeedProgramTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;

    FeedProgramTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void simulatesForAWhileAndDescribesWhatItTrades() throws Exception {
        try (KafkaBroker broker = broker(0)) {
            long before = System.currentTimeMillis();
            assertEquals(0, feed(broker, "simulate", "--rate", "200", "--duration", "2", "--symbols", "BRK.B,ACME"));
            JsonNode berkshire =
                    JSON.readTree(read(broker, "instruments", 2).get(0).value());
            assertEquals(
                    "{\"name\":\"Berkshire Hathaway Inc.\",\"currency\":\"USD\",\"previousClose\":\"456.85\","
                            + "\"minPriceIncrement\":\"0.01\",\"lotSize\":1,\"status\":\"TRADING\"}",
                    berkshire.toString());
            assertRising(read(broker, "prices", 100), before);
        }
    }

    @Test
    void sequencesGoOnRisingInALaterRun() throws Exception {
        try (KafkaBroker broker = broker(0)) {
            long before = System.currentTimeMillis();
            assertEquals(0, feed(broker, "simulate", "--rate", "500", "--duration", "1", "--symbols", "ACME"));
            int first = read(broker, "prices", 10).size();
            assertEquals(0, feed(broker, "simulate", "--rate", "500", "--duration", "1", "--symbols", "ACME"));
            assertRising(read(broker, "prices", first + 10), before);
        }
    }

    @Test
    void replaysARealYearOfDailyPricesAsTradedNow() throws Exception {
        try (KafkaBroker broker = broker(0)) {
            long before = System.currentTimeMillis();
            String file = "src/test/resources/history/aapl-2013.csv";
            assertEquals(0, feed(broker, "replay", file, "--speed", "31536000"));
            List<ConsumerRecord<String, String>> records = read(broker, "prices", 252);
            assertRising(records, before);
            List<String> expected = History.read(Path.of(file)).stream()
                    .map(day -> day.price() + " " + day.volume())
                    .toList();
            List<String> found = new ArrayList<>();
            for (ConsumerRecord<String, String> record : records) {
                JsonNode tick = JSON.readTree(record.value());
                found.add(tick.get("price").asText() + " " + tick.get("volume").asLong());
            }
            assertEquals(expected, found);
        }
    }

    @Test
    void dropsPricesWhileTheBrokerIsAwayAndGoesOnWhenItIsBack() throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        CompletableFuture<Integer> feed;
        KafkaBroker broker = broker(0);
        int port = broker.port();
        feed = CompletableFuture.supplyAsync(() ->
                FeedProgram.run(stop, "simulate", "--bootstrap-servers", "127.0.0.1:" + port, "--symbols", "ACME"));
        read(broker, "prices", 10);
        broker.close();
        long away = System.currentTimeMillis();
        // Longer than a price is kept, so that some must be dropped.
        assertTrue(!stop.await(4, TimeUnit.SECONDS));
        try (KafkaBroker back = KafkaBroker.start(data, port)) {
            long there = System.currentTimeMillis();
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            assertTrue(until(back, records, record -> time(record) > there), "no price after the outage");
            long kept = records.stream()
                    .filter(record -> time(record) > away + 100 && time(record) < there - 2_500)
                    .count();
            assertEquals(0, kept, "prices that were old when the broker came back");
            stop.countDown();
            assertEquals(0, feed.get(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void namesBadOptions() {
        CountDownLatch stop = new CountDownLatch(1);
        assertEquals(1, FeedProgram.run(stop, "simulate", "--rate", "0"));
        assertEquals(1, FeedProgram.run(stop, "simulate", "--symbols", "aapl"));
        assertEquals(1, FeedProgram.run(stop, "simulate", "--bootstrap-servers", "nowhere"));
        assertEquals(1, FeedProgram.run(stop, "replay", "missing.csv"));
        assertEquals(2, FeedProgram.run(stop, "simulate", "--rat", "3"));
        assertEquals(2, FeedProgram.run(stop, "replay"));
        assertEquals(0, FeedProgram.run(stop, "simulate", "--help"));
    }

    private KafkaBroker broker(int port) throws Exception {
        KafkaBroker broker = KafkaBroker.start(data, port);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("prices", 1, (short) 1), new NewTopic("instruments", 1, (short) 1)))
                    .all()
                    .get();
        }
        return broker;
    }

    private static int feed(KafkaBroker broker, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
        return FeedProgram.run(new CountDownLatch(1), all.toArray(String[]::new));
    }

    private static void assertRising(List<ConsumerRecord<String, String>> records, long since) throws Exception {
        Map<String, Long> sequences = new HashMap<>();
        for (ConsumerRecord<String, String> record : records) {
            JsonNode tick = JSON.readTree(record.value());
            assertEquals(record.key(), tick.get("symbol").asText());
            assertTrue(new BigDecimal(tick.get("price").asText()).signum() > 0);
            assertTrue(tick.get("time").asLong() >= since && tick.get("time").asLong() <= System.currentTimeMillis());
            long sequence = tick.get("sequence").asLong();
            assertTrue(sequence > sequences.getOrDefault(record.key(), 0L), () -> "not rising: " + record.value());
            sequences.put(record.key(), sequence);
        }
    }

    private static long time(ConsumerRecord<String, String> record) {
        try {
            return JSON.readTree(record.value()).get("time").asLong();
        } catch (JsonProcessingException e) {
            throw new AssertionError(record.value(), e);
        }
    }

    private static List<ConsumerRecord<String, String>> read(KafkaBroker broker, String topic, int atLeast) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        assertTrue(
                until(broker, topic, records, record -> records.size() >= atLeast),
                () -> topic + " holds " + records.size() + " records");
        return records;
    }

    private static boolean until(
            KafkaBroker broker,
            List<ConsumerRecord<String, String>> records,
            Predicate<ConsumerRecord<String, String>> enough) {
        return until(broker, "prices", records, enough);
    }

    private static boolean until(
            KafkaBroker broker,
            String topic,
            List<ConsumerRecord<String, String>> records,
            Predicate<ConsumerRecord<String, String>> enough) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            boolean found = false;
            while (!found && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    records.add(record);
                    found |= enough.test(record);
                }
            }
            return found;
        }
    }
}
