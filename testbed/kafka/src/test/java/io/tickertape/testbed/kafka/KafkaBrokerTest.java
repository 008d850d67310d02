package io.tickertape.testbed.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaBrokerTest {
    private final Path directory;

    KafkaBrokerTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void keepsRecordsOverARestartOnTheSamePort() throws Exception {
        int port;
        try (KafkaBroker broker = KafkaBroker.start(directory, 0)) {
            port = broker.port();
            createTopic(broker, "prices");
            write(broker, "prices", "first");
            assertEquals(List.of("first"), read(broker, "prices", 1));
        }
        try (KafkaBroker broker = KafkaBroker.start(directory, port)) {
            assertEquals("127.0.0.1:" + port, broker.bootstrapServers());
            write(broker, "prices", "second");
            assertEquals(List.of("first", "second"), read(broker, "prices", 2));
        }
    }

    @Test
    void stopsWithinThreeSecondsAndFreesPortAndDirectory() throws Exception {
        KafkaBroker broker = KafkaBroker.start(directory, 0);
        createTopic(broker, "prices");
        write(broker, "prices", "one");
        long start = System.nanoTime();
        broker.close();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(3)) < 0, () -> "stopping took " + took);
        assertTrue(Ports.isFree(broker.port()));
        DataDirectory.open(directory).close();
    }

    @Test
    void namesAPortThatIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertEquals(
                    "Port " + port
                            + " on 127.0.0.1 is already in use: stop what listens there, or choose another port.",
                    refusal(directory, port));
        }
        DataDirectory.open(directory).close();
    }

    @Test
    void namesAPortThatDoesNotExist() {
        assertEquals(
                "Port 70000 does not exist: name one from 1 to 65535, or 0 for a free one.",
                refusal(directory, 70_000));
    }

    @Test
    void namesADataDirectoryThatIsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("data"), "text");
        assertEquals(
                "The data directory " + file + " is not a directory: name another, or one that does not exist yet.",
                refusal(file, 0));
    }

    @Test
    void namesADataDirectoryThatCannotBeMade() throws IOException {
        Path below = Files.writeString(directory.resolve("file"), "text").resolve("data");
        String refusal = refusal(below, 0);
        assertTrue(refusal.startsWith("The data directory " + below + " cannot be created ("), refusal);
        assertTrue(refusal.endsWith("): name one in a writable place."), refusal);
    }

    @Test
    void namesADataDirectoryThatAnotherBrokerHolds() {
        try (DataDirectory held = DataDirectory.open(directory)) {
            assertTrue(Files.exists(held.logs()));
            assertEquals(
                    "The data directory " + directory
                            + " is in use by another broker: stop that one, or name another directory.",
                    refusal(directory, 0));
        }
    }

    @Test
    void namesADataDirectoryOfAnotherKafkaNode() throws IOException {
        Files.writeString(directory.resolve("meta.properties"), "version=1\nnode.id=7\n");
        assertEquals(
                "The data directory " + directory + " is the log directory of another Kafka node: name an empty"
                        + " directory or one that this broker made.",
                refusal(directory, 0));
    }

    @Test
    void namesADataDirectoryWithAnotherLayout() throws IOException {
        Files.createDirectory(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/meta.properties"), "version=0\nbroker.id=7\n");
        assertEquals(
                "The data directory " + directory + " is formatted with another layout (version 0, node none; expected"
                        + " version 1, node 1): name an empty directory.",
                refusal(directory, 0));
    }

    private static String refusal(Path directory, int port) {
        String message = assertThrows(BrokerException.class, () -> KafkaBroker.start(directory, port)
                        .close())
                .getMessage();
        return message == null ? "" : message;
    }

    private static void createTopic(KafkaBroker broker, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void write(KafkaBroker broker, String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "ACME", value)).get();
        }
    }

    private static List<String> read(KafkaBroker broker, String topic, int count) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}
