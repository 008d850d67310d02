package io.tickertape.tape.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The policies, as they stand on a real broker. */
@Timeout(60)
class TopicsTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final KafkaClients clients = new KafkaClients(TestBroker.connection(), ClientListener.NONE);

    @AfterEach
    void close() throws Exception {
        clients.close();
    }

    @Test
    void areCreatedWithTheirPolicies() throws Exception {
        assertSettings(
                Map.of(
                        "cleanup.policy", "compact",
                        "min.compaction.lag.ms", "86400000",
                        "message.timestamp.after.max.ms", "10000"),
                Topics.prices("new-prices", 1));
        assertSettings(
                Map.of("cleanup.policy", "compact", "message.timestamp.after.max.ms", "10000"),
                Topics.instruments("new-instruments", 1));
        assertSettings(
                Map.of("cleanup.policy", "delete", "retention.ms", "604800000", "max.message.bytes", "4194304"),
                Topics.rejected("new-prices", 1));
        assertSettings(
                Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "-1",
                        "retention.bytes", "-1",
                        "message.timestamp.type", "LogAppendTime"),
                Topics.orders("new-orders", 1));
        assertSettings(
                Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"),
                Topics.executions("new-executions", 1));
        assertSettings(Map.of("cleanup.policy", "compact"), Topics.controls("new-controls"));
        assertSettings(
                Map.of("cleanup.policy", "compact,delete", "retention.ms", "691200000"),
                Topics.endedLogins("new-ended"));
        assertSettings(
                Map.of("cleanup.policy", "delete", "retention.ms", "86400000"), Topics.loginAttempts("new-attempts"));
        assertSettings(
                Map.of("cleanup.policy", "delete", "retention.ms", "3600000"), Topics.openSockets("new-sockets"));
    }

    @Test
    void setRightWhatIsReliedOnAndLeaveWhatBelongsToProducers() throws Exception {
        Map<String, String> foreign = Map.of("cleanup.policy", "compact,delete", "retention.ms", "5000000000");
        for (String name :
                List.of("old-prices", "old-instruments", "old-orders", "old-executions", "old-controls", "old-ended")) {
            clients.admin()
                    .createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty()).configs(foreign)))
                    .all()
                    .get();
        }

        assertSettings(foreign, Topics.prices("old-prices", 1));
        assertSettings(foreign, Topics.instruments("old-instruments", 1));
        assertSettings(
                Map.of(
                        "cleanup.policy", "delete",
                        "message.timestamp.type", "LogAppendTime",
                        "retention.ms", "5000000000"),
                Topics.orders("old-orders", 1));
        assertSettings(
                Map.of("cleanup.policy", "delete", "retention.ms", "5000000000"),
                Topics.executions("old-executions", 1));
        assertSettings(
                Map.of("cleanup.policy", "compact", "retention.ms", "5000000000"), Topics.controls("old-controls"));
        assertSettings(
                Map.of("cleanup.policy", "compact,delete", "retention.ms", "691200000"),
                Topics.endedLogins("old-ended"));
    }

    /** Awaits the topic's own settings, once its keeper has seen to it: the broker that is asked may hear of them later. */
    private void assertSettings(Map<String, String> expected, TopicSettings topic) throws Exception {
        TopicKeeper keeper = clients.keeper(topic);
        while (!keeper.isReachable() || keeper.id().isEmpty()) {
            Thread.onSpinWait();
        }
        long end = System.nanoTime() + PATIENCE_NANOS;
        Map<String, String> own = settingsOf(topic);
        while (!own.equals(expected) && System.nanoTime() < end) {
            own = settingsOf(topic);
        }
        assertEquals(expected, own);
    }

    private Map<String, String> settingsOf(TopicSettings topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config config = Optional.ofNullable(clients.admin()
                        .describeConfigs(List.of(resource))
                        .all()
                        .get()
                        .get(resource))
                .orElseThrow();
        Map<String, String> own = new TreeMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
                own.put(entry.name(), String.valueOf(entry.value()));
            }
        }
        return own;
    }
}
