package io.tickertape.tape.topic;

import io.tickertape.testbed.kafka.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** One broker for all tests of a JVM that leave it alone. */
final class TestBroker {
    private static final KafkaBroker BROKER = start();

    private TestBroker() {}

    static KafkaConfiguration connection() {
        Properties connection = new Properties();
        connection.put("bootstrap.servers", BROKER.bootstrapServers());
        return KafkaConfiguration.of(connection);
    }

    private static KafkaBroker start() {
        try {
            return KafkaBroker.start(Files.createTempDirectory(Path.of("target"), "topics"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
