package io.tickertape.testbed.demo;

import io.tickertape.testbed.process.AotCache;
import io.tickertape.testbed.process.ClassArchive;
import io.tickertape.testbed.process.LeashedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command lines of the market's programs, each a JVM of the same kind as this one, on the leash. */
final class Programs {
    static final String BROKER = "broker";
    static final String TICKER = "ticker";
    static final String TRADING = "trading";
    static final String FEED = "feed";
    /** Those that a JVM must have as it had them when it learned. */
    static final List<String> FLAGS_OF_THE_IMAGE = List.of(
            "-XX:+UseG1GC",
            "-XX:MaxTenuringThreshold=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final Duration PATIENCE_TO_END = Duration.ofSeconds(10);

    private final Options options;
    private final LeashedJvm jvm;

    /** @throws LaunchException if a program has not been built */
    Programs(Options options) {
        this.options = options;
        for (Path jar : List.of(brokerJar(), tickerJar(), tradingJar(), feedJar())) {
            if (!Files.exists(jar)) {
                throw new LaunchException(
                        jar + " is missing: build it with `mvn package -DskipTests` in " + options.root());
            }
        }
        this.jvm = LeashedJvm.deaf(brokerFolder(), PATIENCE_TO_END);
    }

    List<String> broker() {
        List<String> command = java("512m", brokerJar(), Map.of());
        command.addAll(List.of(
                "--port",
                String.valueOf(options.kafkaPort()),
                "--data",
                options.data().resolve("kafka").toString()));
        return command;
    }

    List<String> ticker() {
        return service(
                TICKER,
                tickerJar(),
                options.tickerPort(),
                Map.of(
                        "tickertape.web.desk-url", url(options.tradingPort()),
                        "tickertape.web.allowed-origins", url(options.tradingPort())));
    }

    List<String> trading() {
        return trading(options.tradingPort(), Map.of("tickertape.engine.state-directory", state("state")));
    }

    /** Another of them: with a name and a state of its own, and with the logins of the first. */
    List<String> trading(String instance, int port) {
        return trading(
                port,
                Map.of(
                        "tickertape.engine.instance",
                        instance,
                        "tickertape.engine.state-directory",
                        state("state-" + instance)));
    }

    private List<String> trading(int port, Map<String, String> own) {
        Map<String, String> settings = new TreeMap<>(own);
        settings.put("tickertape.login.demo-users", "true");
        settings.put("tickertape.desk.ticker-url", url(options.tickerPort()));
        settings.put(
                "tickertape.login.key-file",
                options.data().resolve("trading/login.key").toString());
        return service(TRADING, tradingJar(), port, settings);
    }

    private String state(String folder) {
        return options.data().resolve("trading").resolve(folder).toString();
    }

    List<String> feed() {
        List<String> command = java("128m", feedJar(), Map.of());
        command.addAll(options.feed());
        command.addAll(List.of("--bootstrap-servers", bootstrapServers(options)));
        return command;
    }

    static String bootstrapServers(Options options) {
        return "127.0.0.1:" + options.kafkaPort();
    }

    static String url(int port) {
        return "http://localhost:" + port;
    }

    /** @param neighbour where the other service is, as a browser reaches it */
    private List<String> service(String name, Path jar, int port, Map<String, String> neighbour) {
        Map<String, String> settings = new TreeMap<>(neighbour);
        settings.put("kafka.bootstrap.servers", bootstrapServers(options));
        settings.put("micronaut.server.host", "localhost");
        settings.put("micronaut.server.port", String.valueOf(port));
        settings.putAll(options.settings().getOrDefault(name, Map.of()));
        return switch (options.services()) {
            case PACKAGED -> java("512m", jar, settings);
            case FROM_SOURCES -> fromSources(name, jar, settings);
            case LEARNING -> learning(jar, settings);
        };
    }

    /** Off the leash: what a JVM has learned holds good for the class path that it had, and for no other. */
    private static List<String> learning(Path jar, Map<String, String> settings) {
        List<String> command = new ArrayList<>(List.of(LeashedJvm.java()));
        command.addAll(FLAGS_OF_THE_IMAGE);
        command.add(AotCache.beside(jar).output());
        command.addAll(flags("512m", settings));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** A service shows compiled changes at its next start, and changed templates and styles at the next request. */
    private List<String> fromSources(String name, Path jar, Map<String, String> settings) {
        Path module = options.root().resolve(name + "-service");
        Path tape = options.root().resolve("tape");
        settings.put("micronaut.views.thymeleaf.cacheable", "false");
        settings.put(
                "logback.configurationFile",
                module.resolve("src/main/resources/logback.xml").toString());
        // Without the archive of classes, which a JVM with a folder on its class path refuses.
        return jvm.command(
                flags("512m", settings),
                List.of(
                        module.resolve("src/main/resources"),
                        tape.resolve("src/main/resources"),
                        module.resolve("target/classes"),
                        tape.resolve("target/classes")),
                jar);
    }

    private List<String> java(String heap, Path jar, Map<String, String> settings) {
        List<String> flags = new ArrayList<>(ClassArchive.flags(jar));
        flags.addAll(flags(heap, settings));
        return jvm.command(flags, jar);
    }

    private static List<String> flags(String heap, Map<String, String> settings) {
        List<String> flags = new ArrayList<>(List.of("-Xmx" + heap, "-Dfile.encoding=UTF-8"));
        settings.forEach((name, value) -> flags.add("-D" + name + "=" + value));
        return flags;
    }

    private Path brokerJar() {
        return brokerFolder().resolve("testbed-kafka.jar");
    }

    private Path brokerFolder() {
        return options.root().resolve("testbed/kafka/target");
    }

    Path tickerJar() {
        return options.root().resolve("ticker-service/target/ticker-service.jar");
    }

    Path tradingJar() {
        return options.root().resolve("trading-service/target/trading-service.jar");
    }

    private Path feedJar() {
        return options.root().resolve("testbed/demo/target/testbed-demo.jar");
    }
}
