package io.tickertape.trading.engine.streams;

import io.tickertape.tape.topic.DeniedRights;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether an earlier version has stored accounts, of which those that nothing was done with since are read. */
public final class FormerTopics {
    private static final Logger LOG = LoggerFactory.getLogger(FormerTopics.class);
    private static final String TOPIC = EngineStreams.GROUP + "-accounts-changelog";

    private final Admin admin;
    private final DeniedRights denied;
    private volatile Optional<Boolean> present = Optional.empty();

    public FormerTopics(Admin admin, DeniedRights denied) {
        this.admin = admin;
        this.denied = denied;
    }

    /** Whether it is known by now; asks Kafka until it is. */
    public boolean areKnown() {
        if (present.isEmpty()) {
            ask();
        }
        return present.isPresent();
    }

    private void ask() {
        try {
            admin.describeTopics(List.of(TOPIC)).allTopicNames().get(3, TimeUnit.SECONDS);
            present = Optional.of(true);
            LOG.info("{} holds accounts of an earlier version, which are read from it", TOPIC);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                present = Optional.of(false);
            } else if (!EngineFailures.isDenial(denied, e)) {
                LOG.debug("Kafka does not say whether there is a topic {}", TOPIC, e);
            }
        } catch (TimeoutException e) {
            LOG.debug("Kafka does not say in time whether there is a topic {}", TOPIC, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there are any. */
    public boolean arePresent() {
        return present.orElseThrow();
    }
}
