package io.tickertape.trading.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The Kafka clients of this service, each option that a promise hangs on chosen here. */
public final class KafkaClients implements AutoCloseable {
    private final Map<String, Object> connection = new HashMap<>();
    private final Admin admin;

    /** @param connection where the brokers are, and how they are spoken to */
    public KafkaClients(Properties connection) {
        connection.forEach((name, value) -> this.connection.put(String.valueOf(name), value));
        // A broker that comes back is found at once; one that is gone is not asked too often.
        this.connection.put("reconnect.backoff.ms", 50);
        this.connection.put("reconnect.backoff.max.ms", 500);
        this.connection.put("socket.connection.setup.timeout.ms", 2_000);
        admin = Admin.create(with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000)));
    }

    public Admin admin() {
        return admin;
    }

    /**
     * Of a writer that waits for every acknowledgement, and gives up on a record after its lifetime.
     *
     * @param clientId what brokers know it by
     */
    public Producer<byte[], byte[]> producer(String clientId, Duration recordLifetime) {
        int lifetime = Math.toIntExact(recordLifetime.toMillis());
        return new KafkaProducer<>(
                with(Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        // What comes while a request is under way goes together in the next: fewer of them, none late.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        250,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        lifetime,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        Math.max(500, lifetime / 3),
                        ProducerConfig.CLIENT_ID_CONFIG,
                        clientId)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Without a group: every instance reads everything, and commits nothing. */
    public Consumer<byte[], byte[]> consumer(String clientId) {
        return consumer(clientId, Map.of());
    }

    /** The same for what is worth most when it is new: each record is handed out as soon as there is one. */
    public Consumer<byte[], byte[]> promptConsumer(String clientId) {
        return consumer(
                clientId,
                Map.of(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000));
    }

    /** The same for a long past that is to be read soon. */
    public Consumer<byte[], byte[]> bulkConsumer(String clientId) {
        return consumer(
                clientId,
                Map.of(
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        4 << 20,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000));
    }

    private Consumer<byte[], byte[]> consumer(String clientId, Map<String, Object> more) {
        Map<String, Object> options = with(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ConsumerConfig.CLIENT_ID_CONFIG,
                clientId));
        options.putAll(more);
        return new KafkaConsumer<>(options, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> with(Map<String, Object> options) {
        Map<String, Object> all = new HashMap<>(connection);
        all.putAll(options);
        return all;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
