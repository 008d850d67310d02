package io.tickertape.testbed.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickertape.testbed.kafka.BrokerProgram;
import io.tickertape.testbed.kafka.KafkaBroker;
import io.tickertape.testbed.process.LeashedJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
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
import picocli.CommandLine;

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
            assertEquals(0, feed(broker, "simulate", "--rate", "200", "--duration", "2", "--symbols", "brk.b,ACME"));
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
            List<String> expected = History.read(Path.of(file), null).days().stream()
                    .map(day -> day.price() + " " + day.volume())
                    .toList();
            List<String> found = new ArrayList<>();
            for (ConsumerRecord<String, String> record : records) {
                JsonNode tick = JSON.readTree(record.value());
                found.add(tick.get("price").asText() + " " + tick.get("volume").asText());
            }
            assertEquals(expected, found);
        }
    }

    @Test
    void replaysAFileWithoutSymbolsAndSaysWhatItAssumedAndSkipped(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("prices.csv"),
                """
                Date,Close/Last,Volume,Open,High,Low
                01/03/2013,$5.50,"1,234",$6.00,$6.50,$5.00
                01/02/2013,$9.50,N/A,$8.00,$10.00,$7.00
                01/01/2013,null,null,null,null,null
                """);
        StringWriter console = new StringWriter();
        try (KafkaBroker broker = broker(0)) {
            CommandLine line = FeedProgram.commandLine(new CountDownLatch(1)).setOut(new PrintWriter(console, true));
            String kafka = broker.bootstrapServers();
            assertEquals(0, line.execute("replay", file.toString(), "--symbol", "^gspc", "--bootstrap-servers", kafka));
            List<ConsumerRecord<String, String>> records = read(broker, "prices", 2);
            assertEquals(
                    List.of("^GSPC", "^GSPC"),
                    records.stream().map(ConsumerRecord::key).toList());
            String tick = records.get(1).value();
            assertEquals(
                    "{\"symbol\":\"^GSPC\",\"price\":\"5.50\",\"open\":\"6.00\",\"high\":\"6.50\",\"low\":\"5.00\","
                            + "\"previousClose\":\"9.50\",\"volume\":1234",
                    tick.substring(0, tick.indexOf(",\"time\"")));
            assertEquals(
                    """
                    %s: '01/03/2013' in line 2 is read as month/day/year, as in the US: no date in the file has a part above 12
                    Feeding 2 days' prices from 2013-01-02 to 2013-01-03, 86400.0 times as fast, to %s
                    The file has been replayed to its end; skipped 1 row without a price: line 4
                    """
                            .formatted(file, kafka),
                    console.toString());
        }
    }

    @Test
    void dropsPricesWhileTheBrokerIsAwayAndGoesOnWhenItIsBack() throws Exception {
        int port;
        try (KafkaBroker broker = broker(0)) {
            port = broker.port();
        }
        CountDownLatch stop = new CountDownLatch(1);
        Process broker = brokerProcess(port);
        CompletableFuture<Integer> feed = CompletableFuture.supplyAsync(() -> FeedProgram.commandLine(stop)
                .execute(
                        "simulate", "--bootstrap-servers", "127.0.0.1:" + port, "--symbols", "ACME", "--rate", "1000"));
        try {
            assertTrue(until("127.0.0.1:" + port, "prices", new ArrayList<>(), record -> true));
            broker.destroyForcibly().waitFor();
            long away = System.currentTimeMillis();
            // Takes some five seconds, longer than a price is kept.
            broker = brokerProcess(port);
            long back = System.currentTimeMillis();
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            assertTrue(until("127.0.0.1:" + port, "prices", records, record -> time(record) > back));
            long old = records.stream()
                    .filter(record -> time(record) > away && time(record) < back - 2_500)
                    .count();
            assertEquals(0, old, "prices that were old when the broker came back");
            stop.countDown();
            assertEquals(0, feed.get(5, TimeUnit.SECONDS));
        } finally {
            stop.countDown();
            broker.destroyForcibly().waitFor();
        }
    }

    private Process brokerProcess(int port) throws IOException {
        Process broker = new ProcessBuilder(
                        LeashedJvm.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProgram.class.getName(),
                        "--data",
                        data.toString(),
                        "--port",
                        String.valueOf(port))
                .redirectErrorStream(true)
                .start();
        // Left open: the broker may say more.
        BufferedReader lines = broker.inputReader();
        String line = lines.readLine();
        while (line != null && !line.startsWith("Kafka takes records")) {
            line = lines.readLine();
        }
        assertTrue(line != null, "the broker did not start");
        return broker;
    }

    @Test
    void namesBadOptions() {
        assertEquals("--rate 0.0: give one above 0 and up to 1000000", refusal(1, "simulate", "--rate", "0"));
        assertEquals("--duration -1.0: give seconds above 0", refusal(1, "simulate", "--duration", "-1"));
        assertEquals("A symbol is named twice: A,B,a", refusal(1, "simulate", "--symbols", "A,B,a"));
        assertEquals(
                "'A B' is not a symbol: one has 1 to 24 letters, digits or . - / = : _ and begins with a letter, a digit or"
                        + " ^",
                refusal(1, "simulate", "--symbols", "A B"));
        assertEquals(
                "--bootstrap-servers nowhere: Invalid url in bootstrap.servers: nowhere",
                refusal(1, "simulate", "--bootstrap-servers", "nowhere"));
        assertEquals("There is no file missing.csv", refusal(1, "replay", "missing.csv"));
        assertEquals(
                "'A B' is not a symbol: one has 1 to 24 letters, digits or . - / = : _ and begins with a letter, a digit or"
                        + " ^",
                refusal(1, "replay", "missing.csv", "--symbol", "A B"));
        assertEquals("--speed 0.0: give one above 0", refusal(1, "replay", "missing.csv", "--speed", "0"));
        assertEquals("Unknown options: '--rat', '3'", refusal(2, "simulate", "--rat", "3"));
        assertEquals("Missing required parameter: 'FILE'", refusal(2, "replay"));
    }

    private static String refusal(int exitCode, String... args) {
        StringWriter errors = new StringWriter();
        CommandLine line = FeedProgram.commandLine(new CountDownLatch(1)).setErr(new PrintWriter(errors, true));
        assertEquals(exitCode, line.execute(args));
        return errors.toString().lines().findFirst().orElse("");
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
        return FeedProgram.commandLine(new CountDownLatch(1)).execute(all.toArray(String[]::new));
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
                until(broker.bootstrapServers(), topic, records, record -> records.size() >= atLeast),
                () -> topic + " holds " + records.size() + " records");
        return records;
    }

    private static boolean until(
            String bootstrapServers,
            String topic,
            List<ConsumerRecord<String, String>> records,
            Predicate<ConsumerRecord<String, String>> enough) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
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
