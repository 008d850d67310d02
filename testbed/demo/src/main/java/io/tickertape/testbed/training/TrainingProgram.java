package io.tickertape.testbed.training;

import io.tickertape.testbed.client.LiveStream;
import io.tickertape.testbed.client.Unlimited;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.testbed.demo.Demo;
import io.tickertape.testbed.demo.LaunchException;
import io.tickertape.testbed.demo.MarketOptions;
import io.tickertape.testbed.demo.Options;
import io.tickertape.testbed.process.AotCache;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
    private static final List<String> TRADERS = List.of("alice", "bob", "carol");
    private static final List<String> CODINGS = List.of("identity", "gzip", "zstd");
    private static final int WATCHERS_OF_EACH_CODING = 4;
    private static final long BETWEEN_PAGES_MILLIS = 500;
    /** Longer than a market waits for the end of its members: a JVM goes through all that it has seen. */
    private static final Duration PATIENCE_TO_END = Duration.ofMinutes(5);

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
        Optional<String> missing = AotCache.missing();
        if (missing.isPresent()) {
            System.out.println("NOT TRAINED: " + missing.get());
            return 1;
        }
        try (Demo demo = Demo.start(options(), market::print)) {
            work(demo);
            // One after the other: the end of each keeps all cores busy for a while.
            demo.trading().stop(PATIENCE_TO_END);
            demo.ticker().stop(PATIENCE_TO_END);
            return told(demo.learned());
        } catch (LaunchException e) {
            System.out.println("NOT TRAINED: " + e.getMessage());
            return 1;
        }
    }

    private Options options() throws IOException {
        Options options = Options.onFreePorts(market.root(), market.data("training"))
                .withFeed("simulate", "--rate", "400", "--history", "30");
        for (Map.Entry<String, String> setting : Unlimited.SETTINGS.entrySet()) {
            options = options.with("trading", setting.getKey(), setting.getValue());
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

    private static int told(List<AotCache> learned) throws IOException {
        for (AotCache cache : learned) {
            Path file = cache.file();
            if (!Files.exists(file)) {
                System.out.println("NOT TRAINED: " + file + " was not written");
                return 1;
            }
            System.out.printf("%s: %d MB%n", file, Files.size(file) / 1_000_000);
        }
        return 0;
    }
}
