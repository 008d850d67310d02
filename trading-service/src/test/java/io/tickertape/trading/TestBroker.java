package io.tickertape.trading;

import io.tickertape.testbed.kafka.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One broker for all tests of a JVM that leave it alone. */
public final class TestBroker {
    private static final KafkaBroker BROKER = start();

    private TestBroker() {}

    public static String bootstrapServers() {
        return BROKER.bootstrapServers();
    }

    private static KafkaBroker start() {
        try {
            return KafkaBroker.start(Files.createTempDirectory(Path.of("target"), "orders"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
