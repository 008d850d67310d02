package io.tickertape.ticker.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics of the feed, and their policies. */
final class Topics {
    static final String PRICES = "prices";
    static final String INSTRUMENTS = "instruments";
    /** What a topic's refused records are kept under, behind its name. */
    static final String OF_REJECTED = ".rejected";

    static final String REJECTED = PRICES + OF_REJECTED;
    static final String INSTRUMENTS_REJECTED = INSTRUMENTS + OF_REJECTED;

    /** A refused record comes with a few headers, so it may be larger than what {@code prices} takes. */
    static final int REJECTED_MAXIMUM_BYTES = 4 * 1024 * 1024;

    /** No record may be dated later than this ahead of the broker's clock: no clock locks a day. */
    private static final Duration CLOCK_AHEAD = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private final List<NewTopic> topics;

    Topics(FeedConfiguration configuration) {
        this.topics = List.of(
                topic(PRICES, configuration)
                        .configs(Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT,
                                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                                millis(Duration.ofHours(24)),
                                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                                millis(CLOCK_AHEAD))),
                topic(INSTRUMENTS, configuration)
                        .configs(Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT,
                                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                                millis(CLOCK_AHEAD))),
                rejections(REJECTED, configuration),
                rejections(INSTRUMENTS_REJECTED, configuration));
    }

    private static NewTopic rejections(String name, FeedConfiguration configuration) {
        return topic(name, configuration)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        millis(Duration.ofDays(7)),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(REJECTED_MAXIMUM_BYTES)));
    }

    private static NewTopic topic(String name, FeedConfiguration configuration) {
        return new NewTopic(name, configuration.partitions(), configuration.replicationFactor());
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    /** Creates those that are missing; true if all are there now. */
    boolean create(Admin admin, Duration patience) throws InterruptedException {
        CreateTopicsOptions options = new CreateTopicsOptions().timeoutMs((int) patience.toMillis());
        boolean all = true;
        for (Map.Entry<String, KafkaFuture<Void>> creation :
                admin.createTopics(topics, options).values().entrySet()) {
            try {
                creation.getValue().get();
                LOG.info("created topic {}", creation.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    all = false;
                    LOG.warn("topic {} is not there yet: {}", creation.getKey(), String.valueOf(e.getCause()));
                }
            }
        }
        return all;
    }
}
