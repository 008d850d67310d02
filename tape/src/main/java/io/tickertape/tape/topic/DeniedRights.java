package io.tickertape.tape.topic;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kafka denies this service, by the part that lacks it: logged once when it begins and once when it ends, and told
 * by the service's health meanwhile. Any thread.
 */
public final class DeniedRights {
    private static final Logger LOG = LoggerFactory.getLogger(DeniedRights.class);

    private final Map<String, String> denied = new ConcurrentHashMap<>();

    /**
     * Notes a failure, if it is that a right is missing or that Kafka does not let this service in at all.
     *
     * @param part that failed, such as a reader's name
     * @param operation that the part needs, as {@code kafka-acls.sh} spells it
     * @return whether it is such a failure
     */
    public boolean isDenial(String part, String operation, Throwable failure) {
        Optional<String> denial = inWords(operation, failure);
        denial.ifPresent(words -> deny(part, words));
        return denial.isPresent();
    }

    /** Notes that a part lacks something. */
    void deny(String part, String words) {
        if (!words.equals(denied.put(part, words))) {
            LOG.error("{}: {}", part, words);
        }
    }

    /** Notes that a part has what it needs. */
    public void allow(String part) {
        if (!denied.isEmpty() && denied.remove(part) != null) {
            LOG.info("{}: Kafka denies it nothing any more", part);
        }
    }

    /** By part, in words; empty while nothing is denied. */
    public Map<String, String> all() {
        return new TreeMap<>(denied);
    }

    /** That a right on a resource is missing. */
    static String missing(String operation, String resource) {
        return "Kafka denies this service the right " + operation + " on " + resource
                + ": grant it to the service's principal, with kafka-acls.sh";
    }

    private static Optional<String> inWords(String operation, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationException) {
                return Optional.of("Kafka does not let this service in (" + cause.getMessage()
                        + "): set kafka.security.protocol, kafka.sasl.* and kafka.ssl.* as its brokers demand");
            }
            if (cause instanceof AuthorizationException) {
                return Optional.of(missing(operation, resource((AuthorizationException) cause)));
            }
        }
        return Optional.empty();
    }

    private static String resource(AuthorizationException denial) {
        if (denial instanceof TopicAuthorizationException topics
                && !topics.unauthorizedTopics().isEmpty()) {
            return "the topic " + String.join(", ", topics.unauthorizedTopics());
        }
        if (denial instanceof GroupAuthorizationException group && group.groupId() != null) {
            return "the group " + group.groupId();
        }
        if (denial instanceof TransactionalIdAuthorizationException) {
            return "its transactional ids";
        }
        return "what it asked for (" + denial.getMessage() + ")";
    }
}
