package io.tickertape.testbed.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The broker as a program of its own: runs until it is told to stop. */
public final class BrokerProgram {
    private static final String USAGE = "Usage: java -jar testbed-kafka.jar --data DIR [--port 9092]";
    private static final Set<String> OPTIONS = Set.of("--data", "--port");

    private BrokerProgram() {}

    public static void main(String[] args) throws InterruptedException {
        // Here, and not as logback.xml, so that programs with this jar on their class path keep their own.
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "io/tickertape/testbed/kafka/broker-logback.xml");
        }
        try {
            run(options(args));
        } catch (BrokerException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Map<String, String> options) throws InterruptedException {
        String data = options.get("--data");
        if (data == null) {
            throw new BrokerException("--data is missing: name the directory that keeps the data. " + USAGE);
        }
        KafkaBroker broker = KafkaBroker.start(Path.of(data), port(options.getOrDefault("--port", "9092")));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
        System.out.println("Kafka takes records at " + broker.bootstrapServers() + ", data in "
                + Path.of(data).toAbsolutePath().normalize());
        new CountDownLatch(1).await();
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new BrokerException("--port is not a number: " + text + ". " + USAGE, e);
        }
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
                throw new BrokerException("Not an option, or without its value: " + args[i] + ". " + USAGE);
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }
}
