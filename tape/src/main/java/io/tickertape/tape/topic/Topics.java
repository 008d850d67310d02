package io.tickertape.tape.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Every topic of the product, and its policy.
 *
 * <p>What a policy relies on is set right on each topic of that name, whoever made it; the rest holds for a topic that
 * is created here. {@code prices} and {@code instruments} belong to their producers: one that they made is left as it
 * is.
 */
public final class Topics {
    public static final String PRICES = "prices";
    public static final String INSTRUMENTS = "instruments";

    /** A refused record comes with a few headers, so it may be larger than what {@code prices} takes. */
    public static final int REJECTED_MAXIMUM_BYTES = 4 * 1024 * 1024;

    private static final Map<String, String> NOTHING = Map.of();
    private static final Map<String, String> COMPACTED = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact");
    /** A time that is far ahead would keep everything after it from being the latest. */
    private static final Map<String, String> NOT_AHEAD =
            Map.of(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, millis(Duration.ofSeconds(10)));

    private static final Map<String, String> NEVER_COMPACTED = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "delete");
    private static final Map<String, String> NEVER_CUT =
            Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");

    private Topics() {}

    /** Ticks: the latest of each symbol is kept for good, every one for a day. */
    public static TopicSettings prices(String name, int partitions) {
        Map<String, String> aDay = Map.of(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, millis(Duration.ofHours(24)));
        return topic(name, partitions, NOTHING, both(COMPACTED, both(NOT_AHEAD, aDay)))
                .neededFor(AclOperation.READ);
    }

    /** What is known of each symbol apart from its prices. */
    public static TopicSettings instruments(String name, int partitions) {
        return topic(name, partitions, NOTHING, both(COMPACTED, NOT_AHEAD)).neededFor(AclOperation.READ);
    }

    /** The name of the topic of what was refused on another. */
    public static String rejected(String of) {
        return of + ".rejected";
    }

    /** Records that were refused, as they came; kept for a week. */
    public static TopicSettings rejected(String of, int partitions) {
        return topic(
                        rejected(of),
                        partitions,
                        NOTHING,
                        both(
                                NEVER_COMPACTED,
                                Map.of(
                                        TopicConfig.RETENTION_MS_CONFIG,
                                        millis(Duration.ofDays(7)),
                                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                        Integer.toString(REJECTED_MAXIMUM_BYTES))))
                .neededFor(AclOperation.WRITE);
    }

    /** Commands, each with the broker's own stamp: only that decides which came in time. */
    public static TopicSettings orders(String name, int partitions) {
        Map<String, String> stamped = Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        return topic(name, partitions, both(NEVER_COMPACTED, stamped), NEVER_CUT);
    }

    /** Execution reports: the audit trail. */
    public static TopicSettings executions(String name, int partitions) {
        return topic(name, partitions, NEVER_COMPACTED, NEVER_CUT);
    }

    /** Each account's alerts as they stand. */
    public static TopicSettings alerts(String name, int partitions) {
        return topic(name, partitions, COMPACTED, NOTHING);
    }

    /** Halts and kill switches: the latest of each scope. One partition, so that all are in one order. */
    public static TopicSettings controls(String name) {
        return topic(name, 1, COMPACTED, NOTHING);
    }

    /**
     * Logins that are over before their time, one partition. No cookie is good for more than a week, so that a record
     * is worth nothing after that.
     */
    public static TopicSettings endedLogins(String name) {
        return topic(
                name,
                1,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        "compact,delete",
                        TopicConfig.RETENTION_MS_CONFIG,
                        millis(Duration.ofDays(8))),
                NOTHING);
    }

    /** Attempts to log in; none counts for longer than a day. */
    public static TopicSettings loginAttempts(String name) {
        Map<String, String> aDay = Map.of(TopicConfig.RETENTION_MS_CONFIG, millis(Duration.ofDays(1)));
        return topic(name, 1, both(NEVER_COMPACTED, aDay), NOTHING);
    }

    /** How many sockets an account has open at an instance; what is told is old within a minute. */
    public static TopicSettings openSockets(String name) {
        Map<String, String> anHour = Map.of(TopicConfig.RETENTION_MS_CONFIG, millis(Duration.ofHours(1)));
        return topic(name, 1, both(NEVER_COMPACTED, anHour), NOTHING);
    }

    private static TopicSettings topic(
            String name, int partitions, Map<String, String> reliedOn, Map<String, String> atCreation) {
        return new TopicSettings(
                name,
                partitions,
                Optional.empty(),
                reliedOn,
                atCreation,
                Set.of(AclOperation.READ, AclOperation.WRITE));
    }

    private static Map<String, String> both(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return Map.copyOf(all);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
