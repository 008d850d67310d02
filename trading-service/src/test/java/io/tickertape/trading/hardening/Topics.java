package io.tickertape.trading.hardening;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickertape.trading.TestBroker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The topics of one service under attack, and a program that writes whatever it likes to them. */
final class Topics implements AutoCloseable {
    private static final int PARTITIONS = 4;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private final KafkaProducer<byte[], byte[]> producer;

    Topics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
            admin.createTopics(List.of(topic("orders"), topic("executions"), topic("controls"), topic("instruments")))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestBroker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private NewTopic topic(String kind) {
        // The engine's own topics have as many as those of the tests before.
        int partitions = kind.equals("orders") || kind.equals("executions") ? PARTITIONS : 1;
        return new NewTopic(of(kind), Optional.of(partitions), Optional.empty());
    }

    String of(String kind) {
        return kind + "-" + name;
    }

    /** What the service must be told to read these. */
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("kafka.bootstrap.servers", TestBroker.bootstrapServers());
        properties.put("tickertape.journal.topic", of("orders"));
        properties.put("tickertape.engine.reports", of("executions"));
        properties.put("tickertape.controls.topic", of("controls"));
        properties.put("tickertape.feed.instruments", of("instruments"));
        return properties;
    }

    void write(String kind, String key, @Nullable String value) {
        write(kind, key, value == null ? null : value.getBytes(UTF_8));
    }

    void write(String kind, String key, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(of(kind), key.getBytes(UTF_8), value);
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

    @Override
    public void close() {
        producer.close();
    }
}
