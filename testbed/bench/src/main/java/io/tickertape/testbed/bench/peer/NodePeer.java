package io.tickertape.testbed.bench.peer;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Node with better-sse: starts {@code better-sse.mjs} and hands it every price by its standard input. Prints
 * {@code serving PID}, since what serves is Node and not this process.
 */
public final class NodePeer implements Peer {
    private static final String SCRIPT = "better-sse.mjs";

    private @Nullable BufferedWriter prices;

    /** Why it cannot take part; empty if it can. */
    public static Optional<String> missing() {
        boolean isInstalled = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        return isInstalled ? Optional.empty() : Optional.of("Node is not installed");
    }

    @Override
    public void listen(int port) throws IOException {
        Process node = new ProcessBuilder("node", SCRIPT, Integer.toString(port))
                .directory(folder().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(node::destroy, "stop Node"));
        BufferedReader said = node.inputReader();
        if (!"listening".equals(said.readLine())) {
            throw new IOException("Node does not listen at " + port);
        }
        prices = node.outputWriter(StandardCharsets.UTF_8);
        System.out.println("serving " + node.pid());
    }

    /** Where the build has put the script beside its package. */
    private static Path folder() {
        try {
            Path jar = Path.of(NodePeer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolveSibling("npm");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void accept(Frame frame) {
        BufferedWriter to = prices;
        if (to == null) {
            return;
        }
        try {
            for (PricedEvent event : frame.changed()) {
                to.write(event.symbol() + "\t" + event.cells() + "\n");
            }
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Node takes no more prices", e);
        }
    }
}
