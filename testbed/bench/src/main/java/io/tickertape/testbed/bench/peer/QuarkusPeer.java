package io.tickertape.testbed.bench.peer;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Quarkus with a {@code Multi} of events, a project of its own beside this one; with the flags of this JVM. */
public final class QuarkusPeer {
    private static final String BUILD = "mvn -f testbed/bench/quarkus package";

    private QuarkusPeer() {}

    /** Why it cannot take part; empty if it can. */
    public static Optional<String> missing() {
        return Files.isRegularFile(jar())
                ? Optional.empty()
                : Optional.of("Quarkus' part of the bench is not built: " + BUILD);
    }

    private static Path jar() {
        return PipedPeer.buildFolder().resolveSibling("quarkus/target/quarkus-app/quarkus-run.jar");
    }

    static Peer make() {
        return new PipedPeer(
                port -> new ProcessBuilder(command(port)),
                event -> event.symbol() + "\t" + event.id() + "\t" + event.cells());
    }

    private static List<String> command(int port) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-X"))
                .forEach(command::add);
        command.add("-Dquarkus.http.port=" + port);
        command.addAll(List.of("-jar", jar().toString()));
        return command;
    }
}
