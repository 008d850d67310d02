package io.tickertape.tape.topic;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The Kafka clients of a service, each by a name of its own under which operators can configure it. */
public final class KafkaClients implements AutoCloseable {
    private final KafkaConfiguration configuration;
    private final ClientListener listener;
    private final Admin admin;
    private final DeniedRights denied = new DeniedRights();
    private final ReadersEnd end = new ReadersEnd();

    public KafkaClients(KafkaConfiguration configuration, ClientListener listener) {
        this.configuration = configuration;
        this.listener = listener;
        admin = Admin.create(new ClientSettings(
                        "admin",
                        Map.of(
                                "reconnect.backoff.ms",
                                50,
                                "reconnect.backoff.max.ms",
                                500,
                                "socket.connection.setup.timeout.ms",
                                2_000,
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                2_000,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                3_000),
                        Map.of())
                .under(configuration.common()));
    }

    public Admin admin() {
        return admin;
    }

    /** What Kafka denies these clients. */
    public DeniedRights denied() {
        return denied;
    }

    /** Looks after a topic. */
    public TopicKeeper keeper(TopicSettings topic) {
        return new TopicKeeper(topic, admin, denied);
    }

    /** All of a topic, read by consumers of this name: every instance reads everything, and commits nothing. */
    public TopicSource source(String topic, String consumer) {
        Map<String, Object> settings = reading(consumer);
        return TopicSource.of(topic, () -> new HeardConsumer(settings, listener))
                .toldTo(listener)
                .toldTo(denied)
                .endedBy(end);
    }

    /** Has all that reads without an end come to one, and waits for none: each is still to be closed. */
    public void endReaders() {
        end.begin();
    }

    /** Makes consumers that read something once and are closed: they are not told to the listener. */
    public Supplier<Consumer<byte[], byte[]>> consumers(String name) {
        Map<String, Object> settings = reading(name);
        return () -> new KafkaConsumer<>(settings);
    }

    /** Without a group: what is retained comes in large pieces, and what is new as soon as there is one. */
    private Map<String, Object> reading(String name) {
        return ClientSettings.ofConsumer(
                        name,
                        Map.of(
                                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                                5_000,
                                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                5_000,
                                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                5_000,
                                // A topic that a reader made would have the broker's settings instead of its own.
                                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                                false,
                                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                                1,
                                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                                4 << 20,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                5_000),
                        // A group would have Kafka hand out the partitions; these consumers take them all.
                        Map.of(
                                ConsumerConfig.GROUP_ID_CONFIG,
                                ClientSettings.NONE,
                                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                                ClientSettings.NONE))
                .under(configuration.consumer(name));
    }

    /** Makes writers that wait for every acknowledgement, and give up on a record after its lifetime. */
    public Supplier<Producer<byte[], byte[]>> producers(String name, Duration recordLifetime) {
        Map<String, Object> settings = writing(name, recordLifetime).under(configuration.producer(name));
        return () -> new HeardProducer(settings, listener);
    }

    /** The settings of such a writer. */
    public static ClientSettings writing(String name, Duration recordLifetime) {
        int lifetime = Math.toIntExact(recordLifetime.toMillis());
        return ClientSettings.ofProducer(
                name,
                Map.of(
                        // What comes while a request is under way goes together in the next: fewer of them,
                        // none late.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        250,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        lifetime,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        Math.max(500, lifetime / 3)));
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
