package io.tickertape.tape.topic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after one topic: looks for it, makes it where it is missing, and holds it to what its readers rely on. */
public final class TopicKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(TopicKeeper.class);
    private static final long ANSWER_SECONDS = 3;
    private static final DescribeTopicsOptions WITH_RIGHTS =
            new DescribeTopicsOptions().includeAuthorizedOperations(true);

    private final TopicSettings settings;
    private final Admin admin;
    private final DeniedRights denied;
    private boolean ready;
    private String told = "";
    private volatile Optional<String> id = Optional.empty();
    private Set<AclOperation> granted = Set.of();
    /** What is being asked of Kafka, as its rights are called. */
    private AclOperation asked = AclOperation.DESCRIBE;

    public TopicKeeper(TopicSettings settings, Admin admin, DeniedRights denied) {
        this.settings = settings;
        this.admin = admin;
        this.denied = denied;
    }

    /** Whether the cluster answers and the topic is there, right and granted; makes it so where it can. */
    public boolean isReachable() throws InterruptedException {
        try {
            if (!isThere()) {
                create();
            }
            return isGranted() && isRight();
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof ApiException
                    && !(cause instanceof UnknownTopicOrPartitionException)
                    && !denied.isDenial(part(), lacking(), denial(cause))) {
                tell(String.valueOf(cause));
            }
            return false;
        }
    }

    private boolean isRight() throws InterruptedException, ExecutionException, TimeoutException {
        if (!ready) {
            ready = settings.reliedOn().isEmpty() || holdsWhatIsReliedOn();
        }
        denied.allow(part());
        return ready;
    }

    private String part() {
        return "topic " + settings.name();
    }

    /** Who may read or write a topic may describe it too. */
    private String lacking() {
        return asked == AclOperation.DESCRIBE ? names(settings.needed().stream()) : name(asked);
    }

    private static String names(Stream<AclOperation> operations) {
        return operations.map(TopicKeeper::name).sorted().collect(Collectors.joining(" and "));
    }

    /** As an administrator writes it for {@code kafka-acls.sh}: {@code DescribeConfigs}. */
    private static String name(AclOperation operation) {
        return Stream.of(operation.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** Says which topic, where Kafka's answer does not. */
    private Throwable denial(Throwable cause) {
        return cause instanceof TopicAuthorizationException
                ? new TopicAuthorizationException(Set.of(settings.name()))
                : cause;
    }

    /** Once for each reason: it is asked for again and again. */
    private void tell(String reason) {
        if (!reason.equals(told)) {
            told = reason;
            LOG.warn("The topic {} is not as it should be: {}", settings.name(), reason);
        }
    }

    /** Asked before it is needed: a right that is missing should not be found out by an order. */
    private boolean isGranted() {
        String missing = names(
                settings.needed().stream().filter(operation -> !granted.isEmpty() && !granted.contains(operation)));
        if (!missing.isEmpty()) {
            denied.deny(part(), DeniedRights.missing(missing, "the topic " + settings.name()));
        }
        return missing.isEmpty();
    }

    /** Names this topic and no other, also none of its name that was made after it; empty until it has been seen. */
    public Optional<String> id() {
        return id;
    }

    private boolean isThere() throws InterruptedException, ExecutionException, TimeoutException {
        asked = AclOperation.DESCRIBE;
        granted = Set.of();
        try {
            TopicDescription found = admin.describeTopics(List.of(settings.name()), WITH_RIGHTS)
                    .allTopicNames()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .get(settings.name());
            if (found == null) {
                return false;
            }
            id = Optional.of(found.topicId().toString());
            // None where the brokers cannot tell.
            granted = found.authorizedOperations() == null ? Set.of() : found.authorizedOperations();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private void create() throws InterruptedException, ExecutionException, TimeoutException {
        asked = AclOperation.CREATE;
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
        asked = AclOperation.DESCRIBE_CONFIGS;
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
            asked = AclOperation.ALTER_CONFIGS;
            LOG.warn("The topic {} is set right: {}", settings.name(), corrections);
            admin.incrementalAlterConfigs(Map.of(topic, corrections)).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        }
        return true;
    }
}
