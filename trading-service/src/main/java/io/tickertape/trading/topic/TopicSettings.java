package io.tickertape.trading.topic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How a topic is to be.
 *
 * @param partitions how many it gets when it is created here; an existing topic keeps its own
 * @param reliedOn what must hold, also of a topic that somebody else made
 * @param atCreation what it is made with besides
 */
public record TopicSettings(String name, int partitions, Map<String, String> reliedOn, Map<String, String> atCreation) {
    public TopicSettings {
        reliedOn = Map.copyOf(reliedOn);
        Map<String, String> all = new HashMap<>(atCreation);
        all.putAll(reliedOn);
        atCreation = Map.copyOf(all);
    }

    /** A log that is kept whole: never compacted, never cut. */
    public static TopicSettings log(String name, int partitions) {
        return new TopicSettings(name, partitions, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "delete"), FOR_EVER);
    }

    /** A log that is kept whole, each record with the broker's own stamp: only that decides what came in time. */
    public static TopicSettings stampedLog(String name, int partitions) {
        return new TopicSettings(
                name,
                partitions,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG, "delete",
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"),
                FOR_EVER);
    }

    /** Of which the latest record of each key is kept. */
    public static TopicSettings compacted(String name, int partitions) {
        return new TopicSettings(name, partitions, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact"), Map.of());
    }

    private static final Map<String, String> FOR_EVER =
            Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");
}
