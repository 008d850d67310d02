package io.tickertape.testbed.training;

import io.tickertape.testbed.client.LiveStream;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.testbed.demo.Demo;
import io.tickertape.testbed.demo.LaunchException;
import io.tickertape.testbed.demo.MarketOptions;
import io.tickertape.testbed.demo.Member;
import io.tickertape.testbed.demo.Options;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets both services work, in the project's folder when everything has been built, and keeps what their JVMs learn. */
@Command(
        name = "training",
        description = "Lets both services work as on a busy day, and writes beside the jar of each what its JVM has"
                + " learned: started with -XX:AOTCache=, it is as fast at once. Needs JDK 25 or later.",
        showDefaultValues = true,
        mixinStandardHelpOptions = true)
public final class TrainingProgram implements Callable<Integer> {
    private static final int KEEPS_WHAT_IT_LEARNED = 25;
    private static final List<String> TRADERS = List.of("alice", "bob", "carol");
    private static final List<String> CODINGS = List.of("identity", "gzip", "zstd");
    private static final int WATCHERS_OF_EACH_CODING = 4;
    private static final long BETWEEN_PAGES_MILLIS = 500;
    private static final long PATIENCE_MINUTES = 5;
    /** What keeps one trader from taking everything. */
    private static final List<String> LIMITS = List.of(
            "tickertape.gateway.messages-per-second",
            "tickertape.gateway.message-burst",
            "tickertape.gateway.messages-per-second-of-account",
            "tickertape.gateway.message-burst-of-account",
            "tickertape.risk.orders-per-second",
            "tickertape.risk.order-burst",
            "tickertape.risk.open-orders");

    @Option(names = "--seconds", paramLabel = "N", description = "How long they work.")
    private int seconds = 45;

    @Mixin
    private MarketOptions market = new MarketOptions();

    TrainingProgram() {}

    public static void main(String[] args) {
        MarketOptions.run(new TrainingProgram(), args);
    }

    @Override
    public Integer call() throws Exception {
        if (Runtime.version().feature() < KEEPS_WHAT_IT_LEARNED) {
            System.out.println("NOT TRAINED: JDK " + Runtime.version().feature() + " keeps nothing of what it learned;"
                    + " run this with JDK " + KEEPS_WHAT_IT_LEARNED + " or later");
            return 1;
        }
        try (Demo demo = Demo.start(options(), market::print)) {
            work(demo);
            // One after the other: the end of each keeps all cores busy for a while.
            end(demo.trading());
            end(demo.ticker());
            return told(demo.learned());
        } catch (LaunchException e) {
            System.out.println("NOT TRAINED: " + e.getMessage());
            return 1;
        }
    }

    private Options options() throws IOException {
        Options options = Options.onFreePorts(market.root(), market.data("training"))
                .withFeed("simulate", "--rate", "400", "--history", "30")
                .with("trading", "tickertape.risk.duplicate-within", "0s");
        for (String limit : LIMITS) {
            options = options.with("trading", limit, "1000000");
        }
        return options.learning();
    }

    private void work(Demo demo) throws IOException, InterruptedException, ExecutionException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<LiveStream> watchers = watchers(demo.ticker().url());
        ExecutorService traders = Executors.newFixedThreadPool(TRADERS.size());
        try {
            List<Future<Integer>> trading = new ArrayList<>();
            for (String name : TRADERS) {
                Visitor browser = Visitor.loggedIn(demo.trading().url(), name);
                trading.add(traders.submit(new BusyTrader(name, browser, end)));
            }
            visit(
                    new Visitor(demo.ticker().url()),
                    Visitor.loggedIn(demo.trading().url(), TRADERS.get(0)),
                    end);
            int orders = 0;
            for (Future<Integer> one : trading) {
                orders += one.get();
            }
            System.out.printf("%,d orders placed within %d s%n", orders, seconds);
        } finally {
            traders.shutdownNow();
            watchers.forEach(LiveStream::close);
        }
    }

    private static List<LiveStream> watchers(String ticker) throws IOException, InterruptedException {
        URI all = URI.create(ticker + "/prices/stream");
        URI some = URI.create(ticker + "/prices/stream?symbols=" + String.join(",", BusyTrader.SYMBOLS));
        List<LiveStream> watchers = new ArrayList<>();
        for (String coding : CODINGS) {
            for (int i = 0; i < WATCHERS_OF_EACH_CODING; i++) {
                watchers.add(LiveStream.open(i % 2 == 0 ? all : some, "Accept-Encoding", coding));
            }
        }
        return watchers;
    }

    private static void visit(Visitor watcher, Visitor trader, long end) throws IOException, InterruptedException {
        while (System.nanoTime() < end) {
            watcher.page("/");
            watcher.page("/symbols/" + BusyTrader.SYMBOLS.get(0));
            watcher.get("/prices", "application/json");
            trader.page("/");
            TimeUnit.MILLISECONDS.sleep(BETWEEN_PAGES_MILLIS);
        }
    }

    /** Longer than a market waits for the end of its members: a JVM goes through all that it has seen. */
    private static void end(Member service) throws InterruptedException, ExecutionException {
        service.requestStop();
        try {
            ProcessHandle process = ProcessHandle.of(service.pid()).orElse(null);
            if (process != null) {
                process.onExit().get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            }
        } catch (TimeoutException e) {
            throw new LaunchException(service.name() + " has not ended within " + PATIENCE_MINUTES + " minutes", e);
        }
    }

    private static int told(List<Path> learned) throws IOException {
        for (Path file : learned) {
            if (!Files.exists(file)) {
                System.out.println("NOT TRAINED: " + file + " was not written");
                return 1;
            }
            System.out.printf("%s: %d MB%n", file, Files.size(file) / 1_000_000);
        }
        return 0;
    }
}
