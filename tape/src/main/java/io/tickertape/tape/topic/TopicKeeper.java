package io.tickertape.tape.topic;

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
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after one topic: looks for it, makes it where it is missing, and holds it to what its readers rely on. */
public final class TopicKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(TopicKeeper.class);
    private static final long ANSWER_SECONDS = 3;

    private final TopicSettings settings;
    private final Admin admin;
    private boolean ready;
    private String told = "";
    private volatile Optional<String> id = Optional.empty();

    public TopicKeeper(TopicSettings settings, Admin admin) {
        this.settings = settings;
        this.admin = admin;
    }

    /** Whether the cluster answers and the topic is there and right; makes it so where it can. */
    public boolean isReachable() throws InterruptedException {
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
            if (e.getCause() instanceof ApiException && !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                tell(String.valueOf(e.getCause()));
            }
            return false;
        }
    }

    /** Once for each reason: it is asked for again and again. */
    private void tell(String reason) {
        if (!reason.equals(told)) {
            told = reason;
            LOG.warn("The topic {} is not as it should be: {}", settings.name(), reason);
        }
    }

    /** Names this topic and no other, also none of its name that was made after it; empty until it has been seen. */
    public Optional<String> id() {
        return id;
    }

    private boolean isThere() throws InterruptedException, ExecutionException, TimeoutException {
        try {
            id = admin
                    .describeTopics(List.of(settings.name()))
                    .allTopicNames()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .map(topic -> topic.topicId().toString())
                    .findFirst();
            return id.isPresent();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private void create() throws InterruptedException, ExecutionException, TimeoutException {
        NewTopic topic =
                new NewTopic(settings.name(), Optional.of(settings.partitions()), settings.replicationFactor());
        try {
            admin.createTopics(List.of(topic.configs(settings.atCreation())))
                    .all()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS);
            LOG.info("Created the topic {} with {} partitions", settings.name(), settings.partitions());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private boolean holdsWhatIsReliedOn() throws InterruptedException, ExecutionException, TimeoutException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, settings.name());
        Config found = admin.describeConfigs(List.of(topic))
                .all()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .get(topic);
        List<AlterConfigOp> corrections = settings.reliedOn().entrySet().stream()
                .filter(entry -> found == null
                        || found.get(entry.getKey()) == null
                        || !entry.getValue().equals(found.get(entry.getKey()).value()))
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        if (!corrections.isEmpty()) {
            LOG.warn("The topic {} is set right: {}", settings.name(), corrections);
            admin.incrementalAlterConfigs(Map.of(topic, corrections)).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        }
        return true;
    }
}
