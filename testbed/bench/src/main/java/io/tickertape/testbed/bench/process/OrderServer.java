package io.tickertape.testbed.bench.process;

import io.tickertape.testbed.bench.peer.EchoProgram;
import io.tickertape.testbed.bench.peer.order.OrderPeerProgram;
import io.tickertape.testbed.bench.trade.Accounts;
import io.tickertape.testbed.client.Unlimited;
import io.tickertape.testbed.process.Ports;
import io.tickertape.testbed.process.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** A server that takes orders over a WebSocket, in a process of its own. */
public final class OrderServer implements AutoCloseable {
    private static final Duration PATIENCE_TO_START = Duration.ofSeconds(60);
    /** Nobody of the demo comes in, and no account runs out of cash. */
    private static final Map<String, String> OF_A_BENCH = Map.of(
            "tickertape.engine.opening-cash", "1000000000000",
            "tickertape.login.demo-users", "false");

    private final String name;
    private final Supplier<List<String>> command;
    private final int port;
    private Child child;
    private long startedMillis;

    private OrderServer(String name, Supplier<List<String>> command, int port) {
        this.name = name;
        this.command = command;
        this.port = port;
        startedMillis = System.currentTimeMillis();
        child = new Child(name, command.get());
        child.awaitPort(port, PATIENCE_TO_START);
    }

    /**
     * The trading-service as it was packaged, with no account opened yet; returns when its port is open.
     *
     * @param flags of its JVM, asked for at each start
     * @param settings beside those that it is given here
     * @param users who may log in, named as {@link Accounts} names them
     */
    public static OrderServer trading(
            Layout layout, String bootstrap, Supplier<List<String>> flags, Map<String, String> settings, int users) {
        Path data = layout.work().resolve("trading");
        Layout.delete(data);
        Path accounts = data.resolve("users.properties");
        Accounts.write(accounts, users);
        int port = Ports.free();
        Map<String, String> all = new LinkedHashMap<>(Unlimited.SETTINGS);
        all.putAll(OF_A_BENCH);
        all.put("micronaut.config.files", "file:" + accounts);
        all.put("micronaut.server.host", "127.0.0.1");
        all.put("micronaut.server.port", String.valueOf(port));
        all.put("kafka.bootstrap.servers", bootstrap);
        all.put("tickertape.login.key-file", data.resolve("login.key").toString());
        all.put("tickertape.engine.state-directory", data.resolve("state").toString());
        all.putAll(settings);
        Supplier<List<String>> command = () -> {
            List<String> jvm = new ArrayList<>(flags.get());
            all.forEach((setting, value) -> jvm.add("-D" + setting + "=" + value));
            return givingWay(layout.leashed().command(jvm, layout.tradingJar()));
        };
        return new OrderServer("the trading-service", command, port);
    }

    /**
     * The same socket, which answers at once.
     *
     * @param length of its answers
     */
    public static OrderServer echo(Layout layout, List<String> flags, int length) {
        int port = Ports.free();
        List<String> command =
                givingWay(layout.leashed().command(flags, layout.benchClassPath(), EchoProgram.class.getName()));
        command.addAll(List.of(String.valueOf(port), String.valueOf(length)));
        return new OrderServer("the echo", () -> command, port);
    }

    /**
     * A peer, which journals to the broker.
     *
     * @param contender one of those that take orders
     */
    public static OrderServer peer(Layout layout, String bootstrap, List<String> flags, Contender contender) {
        int port = Ports.free();
        List<String> command =
                givingWay(layout.leashed().command(flags, layout.benchClassPath(), OrderPeerProgram.class.getName()));
        command.addAll(List.of(contender.word(), String.valueOf(port), bootstrap));
        return new OrderServer(contender.title(), () -> command, port);
    }

    private static List<String> givingWay(List<String> command) {
        List<String> all = new ArrayList<>(Server.GIVING_WAY);
        all.addAll(command);
        return all;
    }

    public int port() {
        return port;
    }

    /** When its process was started last, epoch milliseconds. */
    public long startedMillis() {
        return startedMillis;
    }

    public Usage usage() {
        return Usage.of(List.of(child.pid()));
    }

    /** The memory that it needs, without the garbage in its heap. */
    public long liveKilobytes() {
        OptionalLong live = LiveMemory.kilobytes(child.pid());
        return live.orElseGet(() -> usage().residentKilobytes());
    }

    /** Ends it as a crash would. */
    public void crash() {
        child.kill();
    }

    /** Ends it as an operator would. */
    public void stop() {
        child.close();
    }

    /** Starts it anew, and returns at once. */
    public void startAgain() {
        startedMillis = System.currentTimeMillis();
        child = new Child(name, command.get());
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    /** What it said last. */
    public String latestLines() {
        return child.latestLines();
    }

    @Override
    public void close() {
        child.end();
    }
}
