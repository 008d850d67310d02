package io.tickertape.testbed.smoke;

import io.tickertape.testbed.client.ClientException;
import io.tickertape.testbed.client.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Kafka as another program sees it. */
final class Kcat {
    private static final long PATIENCE_SECONDS = 30;

    private final String broker;

    Kcat(String broker) {
        this.broker = broker;
    }

    /** Puts a record on a topic, and returns when the broker has it. */
    void put(String topic, String key, String value) throws IOException, InterruptedException {
        run(
                key + ":" + value + "\n",
                List.of("-P", "-t", topic, "-K", ":", "-X", "acks=all", "-X", "message.timeout.ms=10000"));
    }

    /** The JSON records of a topic since a time, up to what is there now. */
    List<Map<String, String>> since(String topic, long epochMillis) throws IOException, InterruptedException {
        List<Map<String, String>> records = new ArrayList<>();
        String printed = run("", List.of("-C", "-q", "-e", "-t", topic, "-o", "s@" + epochMillis, "-f", "%s\n"));
        for (String line : printed.lines().toList()) {
            try {
                records.add(Json.read(line));
            } catch (IllegalArgumentException e) {
                // Some other program's record.
            }
        }
        return records;
    }

    private String run(String input, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kcat", "-b", broker, "-m", "10"));
        command.addAll(arguments);
        Path printed = Files.createTempFile("smoke", ".out");
        Path complained = Files.createTempFile("smoke", ".err");
        try {
            Process kcat = new ProcessBuilder(command)
                    .redirectOutput(printed.toFile())
                    .redirectError(complained.toFile())
                    .start();
            try (var stdin = kcat.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!kcat.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                kcat.destroyForcibly();
                throw new ClientException("no end of: " + String.join(" ", command));
            }
            if (kcat.exitValue() != 0) {
                throw new ClientException(String.join(" ", command) + ": "
                        + Files.readString(complained).strip());
            }
            return Files.readString(printed);
        } finally {
            Files.delete(printed);
            Files.delete(complained);
        }
    }
}
