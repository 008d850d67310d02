package io.tickertape.ticker.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes the feed's consumers. */
public final class FeedConsumers {
    private final Map<String, Object> common = new HashMap<>();

    /** @param kafka settings of all of the service's Kafka clients: where Kafka is, and how to get in */
    public FeedConsumers(Properties kafka) {
        kafka.forEach((name, value) -> common.put(name.toString(), value));
        common.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        common.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        common.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        common.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        common.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        common.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        common.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    }

    /** Of one that reads everything itself: Kafka keeps nothing about it. */
    Supplier<Consumer<byte[], byte[]>> alone(String clientId) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        // What is retained is read in large pieces; live prices come as soon as there is one.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
        return () -> consumer(settings);
    }

    /** Of one that shares the partitions with those of its group, and is in no hurry. */
    Supplier<Consumer<byte[], byte[]>> sharing(String groupId, String clientId) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        // The newer protocol's client keeps two cores busy for as long as Kafka is gone.
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        // Fewer, larger fetches cost the others less.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 65_536);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
        return () -> consumer(settings);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
