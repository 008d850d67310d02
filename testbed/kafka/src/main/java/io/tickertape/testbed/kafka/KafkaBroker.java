package io.tickertape.testbed.kafka;

import io.tickertape.testbed.process.Ports;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** One running Kafka node, broker and controller in one, on the loopback interface; its data outlives it. */
public final class KafkaBroker implements AutoCloseable {
    private static final int ATTEMPTS = 3;

    private final KafkaRaftServer server;
    private final DataDirectory data;
    private final int port;
    private boolean closed;

    private KafkaBroker(KafkaRaftServer server, DataDirectory data, int port) {
        this.server = server;
        this.data = data;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it takes records.
     *
     * @param dataDirectory created and formatted if it is not there yet
     * @param port 0 for a free one
     * @throws BrokerException if the port is taken or the directory unusable; nothing is left running
     */
    public static KafkaBroker start(Path dataDirectory, int port) {
        return open(dataDirectory, port, null);
    }

    /**
     * Starts a broker that takes clients in over TLS alone, and returns when it takes records. Nothing is granted to
     * anybody yet but to its administrator.
     *
     * @param dataDirectory created and formatted if it is not there yet
     * @param port 0 for a free one
     */
    public static KafkaBroker startSecured(Path dataDirectory, int port, BrokerAccess access) {
        return open(dataDirectory, port, access);
    }

    private static KafkaBroker open(Path dataDirectory, int port, @Nullable BrokerAccess access) {
        if (port < 0 || port > 65_535) {
            throw new BrokerException(
                    "Port " + port + " does not exist: name one from 1 to 65535, or 0 for a free one.");
        }
        DataDirectory data = DataDirectory.open(dataDirectory, access == null ? List.of() : access.credentials());
        try {
            return start(data, port, access);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static KafkaBroker start(DataDirectory data, int port, @Nullable BrokerAccess access) {
        for (int attempt = 1; ; attempt++) {
            if (port != 0 && !Ports.isFree(port)) {
                throw new BrokerException("Port " + port + " on " + BrokerSettings.HOST
                        + " is already in use: stop what listens there, or choose another port.");
            }
            int chosen = port == 0 ? Ports.freeForBroker() : port;
            try {
                return new KafkaBroker(startServer(data, chosen, access), data, chosen);
            } catch (RuntimeException e) {
                // Somebody else may take a free port between the choice and its use.
                if (attempt == ATTEMPTS || !isCausedByTakenPort(e)) {
                    throw new BrokerException(
                            "The broker did not start on port " + chosen + " with " + data.logs() + ": "
                                    + e.getMessage(),
                            e);
                }
            }
        }
    }

    private static KafkaRaftServer startServer(DataDirectory data, int port, @Nullable BrokerAccess access) {
        int controllerPort = Ports.freeForBroker();
        while (controllerPort == port) {
            controllerPort = Ports.freeForBroker();
        }
        KafkaRaftServer server = new KafkaRaftServer(
                new KafkaConfig(BrokerSettings.of(data, port, controllerPort, access), false), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            server.awaitShutdown();
            throw e;
        }
    }

    private static boolean isCausedByTakenPort(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    /** What clients are given as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return BrokerSettings.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Waits until the broker has stopped; its port and its directory are free then. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            data.close();
        }
    }
}
