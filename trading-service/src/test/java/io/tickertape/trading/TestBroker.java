package io.tickertape.trading;

import io.tickertape.testbed.kafka.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** One broker for all tests of a JVM that leave it alone. */
final class TestBroker {
    private static final KafkaBroker BROKER = start();

    private TestBroker() {}

    static String bootstrapServers() {
        return BROKER.bootstrapServers();
    }

    private static KafkaBroker start() {
        try {
            return KafkaBroker.start(Files.createTempDirectory("orders"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
