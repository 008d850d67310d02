package io.tickertape.trading.hardening;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickertape.testbed.kafka.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka of one service under attack, and a program that writes whatever it likes to its topics. No other test trades
 * there: the engine would go on with accounts whose reports stand on topics that the next service does not read.
 */
final class Topics implements AutoCloseable {
    private static final int PARTITIONS = 4;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final KafkaBroker broker;
    private final KafkaProducer<byte[], byte[]> producer;

    Topics() {
        try {
            broker = KafkaBroker.start(Files.createTempDirectory(Path.of("target"), "attacked"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(topic("orders"), topic("executions"), topic("controls"), topic("instruments")))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static NewTopic topic(String kind) {
        int partitions = kind.equals("orders") || kind.equals("executions") ? PARTITIONS : 1;
        return new NewTopic(kind, Optional.of(partitions), Optional.empty());
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    void write(String kind, String key, @Nullable String value) {
        write(kind, key, value == null ? null : value.getBytes(UTF_8));
    }

    void write(String kind, String key, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(kind, key.getBytes(UTF_8), value);
        record.headers().add("note", value);
        var unused = producer.send(record);
    }

    void flush() {
        producer.flush();
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not come to be in time");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** The broker ends with the JVM, since the service ends after its test. */
    @Override
    public void close() {
        producer.close();
    }
}
