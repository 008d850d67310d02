package io.tickertape.tape.topic;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of one client: our defaults, above them what operators say, and above that what a promise of the product
 * hangs on.
 *
 * @param name by which operators configure the client, and by which the brokers know it
 * @param defaults may be overridden
 * @param promised may not
 */
public record ClientSettings(String name, Map<String, Object> defaults, Map<String, Object> promised) {
    /** Promised of what a client must not have at all. */
    public static final String NONE = "none";

    private static final Logger LOG = LoggerFactory.getLogger(ClientSettings.class);

    /** A broker that comes back is found at once; one that is gone is not asked too often. */
    private static final Map<String, Object> CONNECTION = Map.of(
            "reconnect.backoff.ms", 50, "reconnect.backoff.max.ms", 500, "socket.connection.setup.timeout.ms", 2_000);

    /** Every record is read once it is certain, as bytes, and nothing is committed that has not been worked off. */
    private static final Map<String, Object> OF_CONSUMERS = Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class.getName(),
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class.getName());

    /** What is acknowledged is on every replica that counts, once and in order. */
    private static final Map<String, Object> OF_PRODUCERS = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class.getName(),
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class.getName());

    public ClientSettings {
        defaults = Map.copyOf(defaults);
        promised = Map.copyOf(promised);
    }

    public static ClientSettings ofConsumer(String name, Map<String, Object> defaults, Map<String, Object> promised) {
        return new ClientSettings(name, over(CONNECTION, defaults), over(OF_CONSUMERS, promised));
    }

    public static ClientSettings ofProducer(String name, Map<String, Object> defaults) {
        return new ClientSettings(name, over(CONNECTION, defaults), OF_PRODUCERS);
    }

    /** The settings under what operators say, where they may; an attempt to override the others is told. */
    public Map<String, Object> under(Properties configured) {
        Map<String, Object> all = new HashMap<>(defaults);
        all.put("client.id", name);
        Map<String, Object> ignored = new TreeMap<>();
        configured.forEach((key, value) -> {
            String setting = String.valueOf(key);
            Object fixed = promised.get(setting);
            all.put(setting, value);
            if (fixed != null && !String.valueOf(fixed).equals(String.valueOf(value))) {
                ignored.put(setting, value);
            }
        });
        all.putAll(promised);
        all.values().removeIf(NONE::equals);
        if (!ignored.isEmpty()) {
            LOG.warn("The Kafka client {} ignores {}: the product relies on {}", name, ignored, reliedOn(ignored));
        }
        return all;
    }

    private Map<String, Object> reliedOn(Map<String, Object> ignored) {
        Map<String, Object> instead = new TreeMap<>(promised);
        instead.keySet().retainAll(ignored.keySet());
        return instead;
    }

    private static Map<String, Object> over(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
