package io.tickertape.testbed.bench.peer;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A server that is no class of ours: it is started as a process of its own, which says {@code listening}, and handed
 * every price by its standard input. Prints {@code serving PID}, since that process serves and not this one.
 */
final class PipedPeer implements Peer {
    private final IntFunction<ProcessBuilder> server;
    private final Function<PricedEvent, String> line;
    private @Nullable BufferedWriter prices;

    /**
     * Not started yet.
     *
     * @param server makes the process for a port
     * @param line how it is told a price
     */
    PipedPeer(IntFunction<ProcessBuilder> server, Function<PricedEvent, String> line) {
        this.server = server;
        this.line = line;
    }

    /** Where this program was built to. */
    static Path buildFolder() {
        try {
            Path jar = Path.of(PipedPeer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolveSibling("").toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void listen(int port) throws IOException {
        Process process = server.apply(port)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop the server"));
        BufferedReader said = process.inputReader();
        if (!"listening".equals(said.readLine())) {
            throw new IOException("The server does not listen at " + port);
        }
        prices = process.outputWriter(StandardCharsets.UTF_8);
        System.out.println("serving " + process.pid());
    }

    @Override
    public void accept(Frame frame) {
        BufferedWriter to = prices;
        if (to == null) {
            return;
        }
        try {
            for (PricedEvent event : frame.changed()) {
                to.write(line.apply(event) + "\n");
            }
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The server takes no more prices", e);
        }
    }
}
