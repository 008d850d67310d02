package io.tickertape.testbed.chaos;

import io.tickertape.testbed.client.Visitor;
import io.tickertape.testbed.demo.Demo;
import io.tickertape.testbed.demo.Member;
import io.tickertape.testbed.demo.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One run: a whole market, its traders, and what goes wrong; then the audit. */
final class Chaos {
    static final List<String> SYMBOLS = List.of("AAPL", "MSFT", "INTC", "KO", "F", "BRK.B");
    static final List<String> ACCOUNTS = List.of("alice", "bob", "carol");
    /** Short, so that what a frozen broker takes when it is awake again has come too late. */
    private static final String LIFETIME = "2s";

    private static final long PATIENCE_SECONDS = 120;

    private final Plan plan;
    private final Consumer<String> console;
    private final Stopwatch stopwatch = new Stopwatch();
    private final Told told = new Told(stopwatch::reported);
    private final CountDownLatch never = new CountDownLatch(1);
    private final List<String> faults = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    Chaos(Plan plan, Consumer<String> console) {
        this.plan = plan;
        this.console = console;
    }

    /**
     * Runs the whole of it.
     *
     * @param options of a market without a feed
     */
    Verdict run(Options options) throws IOException, InterruptedException {
        Options fed = options.withFeed(feed(plan.seed())).with("trading", "tickertape.journal.lifetime", LIFETIME);
        List<Trader> traders = new ArrayList<>();
        try (Demo market = Demo.start(fed, this::hear);
                Tape tape = new Tape(market.bootstrapServers());
                Copyist copyist = new Copyist(market.bootstrapServers(), new SplittableRandom(plan.seed()).split())) {
            // Nobody looks at the board: its topics are there now, and that is all it was needed for.
            market.ticker().stop();
            SplittableRandom random = new SplittableRandom(plan.seed());
            Map<String, Visitor> browsers = new HashMap<>();
            for (String account : ACCOUNTS) {
                Visitor browser = Visitor.loggedIn(market.trading().url(), account);
                browsers.put(account, browser);
                traders.add(new Trader(account, browser, tape, told, random.split()));
            }
            strike(market);
            copyist.rests();
            settle(market, traders);
            return audit(market, browsers, traders);
        } finally {
            for (Trader trader : traders) {
                trader.leave();
            }
        }
    }

    /** Prices that flow all the time, with bursts and quiet spells. */
    static String[] feed(long seed) {
        return new String[] {
            "simulate", "--symbols", String.join(",", SYMBOLS), "--rate", "60", "--seed", String.valueOf(seed)
        };
    }

    private void hear(String line) {
        stopwatch.line(line);
        console.accept(line);
    }

    private void strike(Demo market) throws InterruptedException {
        stopwatch.begins();
        await("no order was carried out at the start");
        for (Fault fault : plan.faults()) {
            var unused = never.await(fault.calm().toMillis(), TimeUnit.MILLISECONDS);
            done.add(fault.toString());
            console.accept(
                    "Fault %d of %d: %s".formatted(done.size(), plan.faults().size(), fault));
            strike(market, fault);
            await("nothing was carried out any more after " + fault);
        }
    }

    private void await(String otherwise) throws InterruptedException {
        if (!stopwatch.awaitTrading(PATIENCE_SECONDS)) {
            throw new ChaosException(otherwise + ", for " + PATIENCE_SECONDS + " s");
        }
    }

    private void strike(Demo market, Fault fault) throws InterruptedException {
        Member trading = market.trading();
        Member broker = market.broker();
        switch (fault.kind()) {
            case KILL_TRADING -> {
                trading.kill();
                last(fault.lasting());
                stopwatch.startsTrading();
                stopwatch.over(fault.kind());
                trading.start();
            }
            case KILL_BROKER -> {
                broker.kill();
                last(fault.lasting());
                stopwatch.over(fault.kind());
                broker.start();
            }
            case KILL_BOTH -> {
                both(trading::kill, broker::kill);
                last(fault.lasting());
                stopwatch.over(fault.kind());
                both(trading::start, broker::start);
            }
            case KILL_TRADING_WITH_THE_BROKER_FROZEN -> {
                broker.pause();
                last(fault.lasting());
                trading.kill();
                stopwatch.over(fault.kind());
                both(trading::start, broker::resume);
            }
            case FREEZE_TRADING -> freeze(fault, trading);
            case FREEZE_BROKER -> freeze(fault, broker);
            case FREEZE_BOTH -> freeze(fault, broker, trading);
        }
    }

    private void freeze(Fault fault, Member... members) throws InterruptedException {
        List.of(members).forEach(Member::pause);
        last(fault.lasting());
        stopwatch.over(fault.kind());
        List.of(members).forEach(Member::resume);
    }

    private void last(Duration time) throws InterruptedException {
        var unused = never.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void both(Runnable one, Runnable other) {
        try {
            CompletableFuture<Void> first = CompletableFuture.runAsync(one);
            other.run();
            first.join();
        } catch (CompletionException e) {
            throw new ChaosException("A program does not come back", e);
        }
    }

    /** Nobody trades and no price comes any more; every question is answered, and nothing is on its way. */
    private void settle(Demo market, List<Trader> traders) throws InterruptedException {
        console.accept("Settling");
        stopwatch.ends();
        traders.forEach(Trader::rests);
        if (!within(() -> traders.stream().allMatch(Trader::knowsAll))) {
            traders.stream().flatMap(trader -> trader.unanswered().stream()).forEach(faults::add);
        }
        market.feed().orElseThrow().stop();
        Quiet quiet = new Quiet(market.bootstrapServers());
        if (!within(quiet::isLevel)) {
            faults.add("the desk does not come to rest: " + quiet);
        }
    }

    private boolean within(BooleanSupplier state) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!state.getAsBoolean()) {
            if (System.nanoTime() > end || never.await(100, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private Verdict audit(Demo market, Map<String, Visitor> browsers, List<Trader> traders) throws IOException {
        Logs logs = new Logs(market.bootstrapServers());
        Audit audit = new Audit(logs.all("orders"), logs.all("executions"), logs.all("prices"));
        audit.compare(told);
        faults.addAll(audit.faults());
        for (FoldedAccount account : audit.accounts()) {
            Visitor browser = browsers.get(account.name);
            if (browser != null) {
                faults.addAll(new Screen(browser.page("/")).differences(account));
            }
            for (Trader trader : traders) {
                if (trader.account.equals(account.name)) {
                    trader.open().stream()
                            .filter(shown -> !shown.equals(account.open()))
                            .forEach(shown ->
                                    faults.add("a page of " + account.name + " has come to show the open orders "
                                            + shown + ", but there are " + account.open()));
                }
            }
        }
        return new Verdict(
                plan,
                List.copyOf(done),
                List.copyOf(faults),
                moves(traders),
                audit.commands(),
                audit.counts(),
                stopwatch.lines());
    }

    private static Map<Move, Integer> moves(List<Trader> traders) {
        Map<Move, Integer> all = new HashMap<>();
        traders.forEach(trader -> trader.moves().forEach((move, times) -> all.merge(move, times, Integer::sum)));
        return all;
    }
}
