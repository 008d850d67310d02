package io.tickertape.tape.topic;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/**
 * A topic and its policy.
 *
 * @param partitions how many it gets when it is created here; an existing topic keeps its own
 * @param replicationFactor the same; empty for the brokers' default
 * @param reliedOn what must hold, also of a topic that somebody else made
 * @param atCreation what it is made with besides
 * @param needed what the service that keeps it does with it
 */
public record TopicSettings(
        String name,
        int partitions,
        Optional<Short> replicationFactor,
        Map<String, String> reliedOn,
        Map<String, String> atCreation,
        Set<AclOperation> needed) {
    public TopicSettings {
        reliedOn = Map.copyOf(reliedOn);
        Map<String, String> all = new HashMap<>(atCreation);
        all.putAll(reliedOn);
        atCreation = Map.copyOf(all);
        needed = Set.copyOf(needed);
    }

    /** The same topic with so many copies of each record, if it is created here. */
    public TopicSettings withReplicationFactor(short copies) {
        return new TopicSettings(name, partitions, Optional.of(copies), reliedOn, atCreation, needed);
    }

    /** The same topic of a service that does no more with it than this. */
    TopicSettings neededFor(AclOperation only) {
        return new TopicSettings(name, partitions, replicationFactor, reliedOn, atCreation, Set.of(only));
    }
}
