package io.tickertape.testbed.bench.process;

import io.tickertape.testbed.process.LeashedJvm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the built programs are, and how they are started. */
public final class Layout {
    private static final Duration PATIENCE_TO_END = Duration.ofSeconds(5);

    private final Path root;
    private final Path work;
    private final LeashedJvm leashed;

    private Layout(Path root) {
        this.root = root;
        this.work = root.resolve("testbed/bench/target/bench");
        for (Path jar : List.of(brokerJar(), tickerJar(), tradingJar(), benchJar())) {
            if (!Files.exists(jar)) {
                throw new BenchException(jar + " is missing: build it with `mvn -DskipTests package` in " + root);
            }
        }
        this.leashed = LeashedJvm.of(brokerFolder(), PATIENCE_TO_END);
    }

    /** The project that this program was built in. */
    public static Layout find() {
        try {
            Path here = Path.of(Layout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = here; folder != null; folder = folder.getParent()) {
                if (Files.isDirectory(folder.resolve("ticker-service"))) {
                    return new Layout(folder);
                }
            }
            throw new BenchException("The bench runs within the project that it was built in, not from " + here);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A folder for what a bench leaves behind. */
    public Path work() {
        return work;
    }

    public Path tickerJar() {
        return root.resolve("ticker-service/target/ticker-service.jar");
    }

    public Path tradingJar() {
        return root.resolve("trading-service/target/trading-service.jar");
    }

    Path brokerJar() {
        return brokerFolder().resolve("testbed-kafka.jar");
    }

    private Path brokerFolder() {
        return root.resolve("testbed/kafka/target");
    }

    private Path benchJar() {
        return root.resolve("testbed/bench/target/testbed-bench.jar");
    }

    /** JVMs like this one, that end with this one. */
    LeashedJvm leashed() {
        return leashed;
    }

    /** One that ends by itself. */
    static List<String> unleashed(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(LeashedJvm.java());
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(flags);
        return command;
    }

    /** The bench's own classes and libraries, the ticker's not among them. */
    String benchClassPath() {
        return benchJar() + File.pathSeparator + libraries("testbed/bench/target/lib");
    }

    /** The bench's own classes with the libraries of the trading-service, for what stands in for a part of it. */
    String tradingClassPath() {
        return benchJar() + File.pathSeparator + libraries("trading-service/target/lib");
    }

    /** The bench's and the services', whose methods JMH measures. */
    public String benchmarkClassPath() {
        return String.join(
                File.pathSeparator,
                benchJar().toString(),
                tickerJar().toString(),
                libraries("ticker-service/target/lib"),
                tradingJar().toString(),
                libraries("trading-service/target/lib"),
                libraries("testbed/bench/target/lib"));
    }

    private String libraries(String folder) {
        return root.resolve(folder) + File.separator + "*";
    }

    /** Removes a folder of ours with all that is in it. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
