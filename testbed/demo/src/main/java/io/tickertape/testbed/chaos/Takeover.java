package io.tickertape.testbed.chaos;

import io.tickertape.testbed.client.Visitor;
import io.tickertape.testbed.demo.Demo;
import io.tickertape.testbed.demo.Member;
import io.tickertape.testbed.demo.Options;
import io.tickertape.testbed.process.Ports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Two desks share the accounts; each is killed once while the other one's pages trade for every account. */
final class Takeover {
    private static final long PATIENCE_SECONDS = 120;
    private static final long SHARED_MILLIS = 5_000;

    private final Consumer<String> console;
    private final long seed;
    private final Told told = new Told(this::reported);
    private final Map<String, Double> seconds = new ConcurrentHashMap<>();
    private volatile long killedNanos;
    private volatile CountDownLatch awaited = new CountDownLatch(0);

    Takeover(long seed, Consumer<String> console) {
        this.seed = seed;
        this.console = console;
    }

    /**
     * Kills the first desk, and when it is back and they share again the second one.
     *
     * @param options of a market without a feed
     * @return after how many seconds each account traded again, the slowest of all, for each of the kills
     */
    List<Double> run(Options options) throws IOException, InterruptedException {
        try (Demo market = Demo.start(options.withFeed(Chaos.feed(seed)), console);
                Tape tape = new Tape(market.bootstrapServers())) {
            market.ticker().stop();
            Member first = market.trading();
            Member second = market.anotherTrading("2", Ports.free(1)[0]);
            second.start();
            double fromTheFirst = killed(first, second, tape);
            first.start();
            return List.of(fromTheFirst, killed(second, first, tape));
        }
    }

    private double killed(Member dies, Member survives, Tape tape) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Trader> traders = new ArrayList<>();
        try {
            for (String account : Chaos.ACCOUNTS) {
                Visitor browser = Visitor.loggedIn(survives.url(), account);
                traders.add(new Trader(account, browser, tape, told, random.split()));
            }
            awaitEachAccount("before anything was killed");
            // Which accounts are whose is settled some seconds after a desk has come.
            var unused = new CountDownLatch(1).await(SHARED_MILLIS, TimeUnit.MILLISECONDS);
            awaitEachAccount("while two desks share them");
            dies.kill();
            awaitEachAccount("after " + dies.name() + " was killed");
            double slowest = seconds.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElseThrow();
            console.accept("Taken over from %s: %s".formatted(dies.name(), seconds));
            return slowest;
        } finally {
            for (Trader trader : traders) {
                trader.leave();
            }
        }
    }

    private void awaitEachAccount(String when) throws InterruptedException {
        CountDownLatch all = new CountDownLatch(Chaos.ACCOUNTS.size());
        synchronized (this) {
            seconds.clear();
            killedNanos = System.nanoTime();
            awaited = all;
        }
        if (!all.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new ChaosException(when + " only these accounts traded: " + seconds.keySet());
        }
    }

    private synchronized void reported(String account, long sentNanos) {
        if (sentNanos >= killedNanos && seconds.putIfAbsent(account, (System.nanoTime() - killedNanos) / 1e9) == null) {
            awaited.countDown();
        }
    }
}
