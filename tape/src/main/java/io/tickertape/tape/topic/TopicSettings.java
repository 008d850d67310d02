package io.tickertape.tape.topic;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A topic and its policy.
 *
 * @param partitions how many it gets when it is created here; an existing topic keeps its own
 * @param replicationFactor the same; empty for the brokers' default
 * @param reliedOn what must hold, also of a topic that somebody else made
 * @param atCreation what it is made with besides
 */
public record TopicSettings(
        String name,
        int partitions,
        Optional<Short> replicationFactor,
        Map<String, String> reliedOn,
        Map<String, String> atCreation) {
    public TopicSettings {
        reliedOn = Map.copyOf(reliedOn);
        Map<String, String> all = new HashMap<>(atCreation);
        all.putAll(reliedOn);
        atCreation = Map.copyOf(all);
    }

    /** The same topic with so many copies of each record, if it is created here. */
    public TopicSettings withReplicationFactor(short copies) {
        return new TopicSettings(name, partitions, Optional.of(copies), reliedOn, atCreation);
    }
}
