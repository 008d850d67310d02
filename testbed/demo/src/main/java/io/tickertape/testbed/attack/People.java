package io.tickertape.testbed.attack;

import io.tickertape.testbed.client.Visitor;
import io.tickertape.testbed.demo.Demo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The watchers, the traders and the supervisor, whom no attack may disturb. */
final class People implements AutoCloseable {
    /** The most traded ones of the simulated market. */
    static final List<String> SYMBOLS = List.of("AAPL", "NVDA", "MSFT", "TSLA");

    private static final List<String> ACCOUNTS = List.of("alice", "bob");
    private static final long PATIENCE_SECONDS = 60;

    private final Watcher watcher;
    private final BoardPage page;
    private final Dealings dealings = new Dealings();
    private final List<Trader> traders = new ArrayList<>();
    private final List<Patient> patients;

    People(Demo market) throws IOException, InterruptedException {
        watcher = new Watcher(Service.of(market.ticker()));
        page = new BoardPage(Service.of(market.ticker()));
        patients = List.of(new Patient(market.ticker()), new Patient(market.trading()));
        for (String account : ACCOUNTS) {
            traders.add(new Trader(
                    account, Visitor.loggedIn(market.trading().url(), account), SYMBOLS, watcher::price, dealings));
        }
        await("no price comes", () -> SYMBOLS.stream().allMatch(this::hasPrice));
        traders.forEach(Trader::start);
        await("no order is answered", () -> dealings.answered() >= 2 * ACCOUNTS.size());
    }

    private boolean hasPrice(String symbol) {
        return watcher.price(symbol).isPresent();
    }

    private static void await(String otherwise, BooleanSupplier state) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!state.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AttackException(otherwise + ", though nothing attacks yet");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Asks both services for their health. */
    void ask() throws InterruptedException {
        for (Patient patient : patients) {
            patient.ask();
        }
    }

    /** What there is to tell since this was asked last, over so many seconds. */
    List<String> fresh(double seconds) throws InterruptedException {
        List<String> lines = new ArrayList<>(List.of(watcher.ages().fresh(seconds) + "; " + dealings.fresh()));
        for (Patient patient : patients) {
            lines.add(patient.fresh(seconds));
        }
        return lines;
    }

    List<String> whole() {
        List<String> lines = new ArrayList<>(List.of(watcher.ages().whole(), dealings.whole()));
        patients.forEach(patient -> lines.add(patient.whole()));
        return lines;
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>(Verdict.faults(watcher.ages(), dealings));
        patients.forEach(patient -> faults.addAll(patient.faults()));
        return faults;
    }

    @Override
    public void close() {
        try {
            for (Trader trader : traders) {
                trader.leave();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watcher.close();
        page.close();
    }
}
