package io.tickertape.testbed.kafka;

import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The settings of one small node: low latency, little memory, light files. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    static final String HOST = "127.0.0.1";

    private static final Map<String, String> CONSTANT = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", String.valueOf(NODE_ID)),
            Map.entry("controller.listener.names", CONTROLLER_LISTENER),
            Map.entry("inter.broker.listener.name", "PLAINTEXT"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            // A mistyped topic is an error, not a new topic; the services create theirs.
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.num.partitions", "5"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "5"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("group.coordinator.append.linger.ms", "0"),
            // The coordinator answers CONCURRENT_TRANSACTIONS while the one before is being completed; with the
            // default of 20 ms a transaction every 10 ms waits longer than it works.
            Map.entry("add.partitions.to.txn.retry.backoff.ms", "1"),
            // What a killed desk left open hides its accounts from the one that takes over: ten seconds by default.
            Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"),
            Map.entry("log.segment.bytes", String.valueOf(64 << 20)),
            Map.entry("log.index.size.max.bytes", String.valueOf(256 << 10)),
            Map.entry("log.cleaner.enable", "true"),
            Map.entry("log.cleaner.threads", "1"),
            // The default takes 128 MB of the heap of a test.
            Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20)),
            // A killed broker may not come back before its session has ended: 9 s by default.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"));

    private BrokerSettings() {}

    /** @param access by which clients come in; where there is none, everybody may do everything */
    static Properties of(DataDirectory data, int port, int controllerPort, @Nullable BrokerAccess access) {
        Properties settings = new Properties();
        settings.putAll(CONSTANT);
        settings.setProperty("log.dirs", data.logs().toString());
        settings.setProperty(
                "listeners", "PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d".formatted(HOST, port, controllerPort));
        settings.setProperty("advertised.listeners", "PLAINTEXT://%s:%d".formatted(HOST, port));
        // Static voters stand in the settings only, never in the data: the next start may use another port.
        settings.setProperty("controller.quorum.voters", "%d@%s:%d".formatted(NODE_ID, HOST, controllerPort));
        if (access != null) {
            settings.putAll(access.broker(port, controllerPort));
        }
        return settings;
    }
}
