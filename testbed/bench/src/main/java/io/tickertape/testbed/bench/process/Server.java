package io.tickertape.testbed.bench.process;

import io.tickertape.testbed.bench.peer.PeerProgram;
import io.tickertape.testbed.process.Ports;
import io.tickertape.testbed.process.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A server under test, in a process of its own. */
public final class Server implements AutoCloseable {
    private static final Duration PATIENCE_TO_START = Duration.ofSeconds(60);
    /** Watchers and producer go first, as if they had machines of their own: else the watchers are what is overloaded. */
    static final List<String> GIVING_WAY = List.of("nice", "-n", "10");

    private final Contender contender;
    private final List<String> command;
    private final int port;
    private Child child;
    private long serving;
    private long openMillis;

    private Server(Contender contender, List<String> command, int port) {
        this.contender = contender;
        this.command = command;
        this.port = port;
        this.child = new Child(contender.title(), command);
        awaitOpen();
    }

    /**
     * Starts a server and returns when its port is open.
     *
     * @param flags of its JVM
     * @param settings of the ticker, beside those that it is given here
     * @param gzip whether a peer compresses its streams; the ticker does so for whoever asks
     */
    public static Server start(
            Layout layout,
            Contender contender,
            String bootstrap,
            List<String> flags,
            Map<String, String> settings,
            boolean gzip) {
        int port = Ports.free();
        List<String> command = new ArrayList<>(GIVING_WAY);
        if (contender == Contender.TICKER) {
            List<String> all = new ArrayList<>(flags);
            all.add("-Dkafka.bootstrap.servers=" + bootstrap);
            all.add("-Dmicronaut.server.host=127.0.0.1");
            all.add("-Dmicronaut.server.port=" + port);
            settings.forEach((name, value) -> all.add("-D" + name + "=" + value));
            command.addAll(layout.leashed().command(all, layout.tickerJar()));
        } else {
            command.addAll(layout.leashed().command(flags, layout.benchClassPath(), PeerProgram.class.getName()));
            command.addAll(List.of(
                    contender.word(), String.valueOf(port), bootstrap, gzip ? PeerProgram.GZIP : PeerProgram.PLAIN));
        }
        return new Server(contender, command, port);
    }

    private void awaitOpen() {
        serving = contender.isFed() ? Long.parseLong(child.await("serving", PATIENCE_TO_START)) : child.pid();
        child.awaitPort(port, PATIENCE_TO_START);
        openMillis = System.currentTimeMillis();
    }

    public int port() {
        return port;
    }

    /** When its port was first found open, epoch milliseconds. */
    public long openMillis() {
        return openMillis;
    }

    /** Of what serves. */
    public Usage usage() {
        List<Long> pids = new ArrayList<>(List.of(serving));
        if (contender.isFed()) {
            ProcessHandle.of(serving)
                    .ifPresent(
                            server -> server.children().map(ProcessHandle::pid).forEach(pids::add));
        }
        return Usage.of(pids);
    }

    /** Of what feeds it from outside; nothing where it feeds itself. */
    public Usage feedUsage() {
        return Usage.of(contender.isFed() ? List.of(child.pid()) : List.of());
    }

    /** The memory that it needs: where it is a JVM that can be asked, without the garbage in its heap. */
    public long liveKilobytes() {
        OptionalLong live = contender.isFed() ? OptionalLong.empty() : LiveMemory.kilobytes(serving);
        return live.orElseGet(() -> usage().residentKilobytes());
    }

    /** Ends it as a crash would, starts it again and returns when its port is open. */
    public void crashAndRestart() {
        child.kill();
        child = new Child(contender.title(), command);
        awaitOpen();
    }

    /** What it said last. */
    public String latestLines() {
        return child.latestLines().lines().collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        if (contender.isFed()) {
            // It has a server to stop.
            child.close();
        } else {
            child.end();
        }
    }
}
