package io.tickertape.testbed.bench.peer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Node with better-sse, by the script that the build puts beside its package. */
public final class NodePeer {
    private NodePeer() {}

    /** Why it cannot take part; empty if it can. */
    public static Optional<String> missing() {
        boolean isInstalled = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        return isInstalled ? Optional.empty() : Optional.of("Node is not installed");
    }

    static Peer make() {
        return new PipedPeer(
                port -> new ProcessBuilder("node", "better-sse.mjs", Integer.toString(port))
                        .directory(PipedPeer.buildFolder().resolve("npm").toFile()),
                event -> event.symbol() + "\t" + event.cells());
    }
}
