package io.tickertape.trading.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic of the journal: looked for, made where it is missing, and held to what the journal relies on. */
final class JournalTopic {
    private static final Logger LOG = LoggerFactory.getLogger(JournalTopic.class);

    /** A log of commands is never compacted, and only the broker's own stamp decides what came in time. */
    private static final Map<String, String> RELIED_ON = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime");

    private static final Map<String, String> AT_CREATION = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1");

    private static final long ANSWER_SECONDS = 3;

    private final JournalConfig config;
    private final Admin admin;
    private boolean ready;

    JournalTopic(JournalConfig config, Admin admin) {
        this.config = config;
        this.admin = admin;
    }

    /** Whether the cluster answers and the topic is there and right; makes it so where it can. */
    boolean isReachable() throws InterruptedException {
        try {
            if (!isThere()) {
                create();
            }
            if (!ready) {
                ready = holdsWhatIsReliedOn();
            }
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            LOG.debug("{} cannot be looked at", config.topic(), e.getCause());
            return false;
        }
    }

    private boolean isThere() throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.describeTopics(List.of(config.topic())).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private void create() throws InterruptedException, ExecutionException, TimeoutException {
        NewTopic topic = new NewTopic(config.topic(), Optional.of(config.partitions()), Optional.empty());
        try {
            admin.createTopics(List.of(topic.configs(AT_CREATION))).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            LOG.info("Created the topic {} with {} partitions", config.topic(), config.partitions());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private boolean holdsWhatIsReliedOn() throws InterruptedException, ExecutionException, TimeoutException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, config.topic());
        Config found = admin.describeConfigs(List.of(topic))
                .all()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .get(topic);
        List<AlterConfigOp> corrections = RELIED_ON.entrySet().stream()
                .filter(entry -> found == null
                        || found.get(entry.getKey()) == null
                        || !entry.getValue().equals(found.get(entry.getKey()).value()))
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        if (!corrections.isEmpty()) {
            LOG.warn("The topic {} is set right: {}", config.topic(), corrections);
            admin.incrementalAlterConfigs(Map.of(topic, corrections)).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        }
        return true;
    }
}
