package io.tickertape.testbed.bench.peer;

import io.micronaut.runtime.Micronaut;
import java.util.Map;

/** The desk's socket without a desk: {@code PORT LENGTH}. Runs until it is told to stop. */
public final class EchoProgram {
    static final String LENGTH = "echo.length";

    private EchoProgram() {}

    public static void main(String[] args) {
        Micronaut.build(new String[0])
                .banner(false)
                .properties(Map.of(
                        "micronaut.server.host",
                        "127.0.0.1",
                        "micronaut.server.port",
                        args[0],
                        "kafka.enabled",
                        false,
                        LENGTH,
                        args[1]))
                .start();
    }
}
