package io.tickertape.testbed.attack;

import io.tickertape.testbed.demo.Demo;
import io.tickertape.testbed.demo.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One run: a whole market, its people, and every attack at once; then the verdict. */
final class Assault {
    /** Has attackers ready for a market that runs. */
    interface Arsenal {
        Attackers against(Demo market) throws IOException, InterruptedException;
    }

    /** So many prices that also the feed's quiet spells bring some each second. */
    private static final String[] FEED = {"simulate", "--rate", "400"};

    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Arsenal arsenal;
    private final Duration warmUp;
    private final Duration time;
    private final Consumer<String> console;
    private final Consumer<String> report;

    /**
     * A run to come.
     *
     * @param warmUp for which people are alone, so that compilers are not what disturbs them; it is not judged
     * @param time of the attacks
     * @param console hears what the programs print
     * @param report hears of the run, every ten seconds
     */
    Assault(Arsenal arsenal, Duration warmUp, Duration time, Consumer<String> console, Consumer<String> report) {
        this.arsenal = arsenal;
        this.warmUp = warmUp;
        this.time = time;
        this.console = console;
        this.report = report;
    }

    /**
     * Runs the whole of it.
     *
     * @param options of a market without a feed
     */
    Verdict run(Options options) throws IOException, InterruptedException {
        try (Demo market = Demo.start(options.withFeed(FEED), console)) {
            warmUp(market);
            try (Attackers attackers = arsenal.against(market);
                    People people = new People(market)) {
                List<String> faults = new ArrayList<>();
                report.accept("%d attacks for %d s".formatted(attackers.count(), time.toSeconds()));
                attackers.begin();
                watch(market, people, time, faults);
                List<AttackResult> results = attackers.end();
                people.ask();
                results.stream()
                        .map(AttackResult::fault)
                        .filter(fault -> !fault.isEmpty())
                        .forEach(faults::add);
                faults.addAll(people.faults());
                return verdict(people, faults, results);
            }
        }
    }

    /** With people of its own: what they see is not judged. */
    private void warmUp(Demo market) throws IOException, InterruptedException {
        if (!warmUp.isZero()) {
            report.accept("No attack for %d s".formatted(warmUp.toSeconds()));
            try (People people = new People(market)) {
                watch(market, people, warmUp, new ArrayList<>());
            }
        }
    }

    private void watch(Demo market, People people, Duration span, List<String> faults) throws InterruptedException {
        long begun = System.nanoTime();
        long told = begun;
        while (System.nanoTime() - begun < span.toNanos() && faults.isEmpty()) {
            people.ask();
            try {
                faults.add(market.death().get(1, TimeUnit.SECONDS));
            } catch (TimeoutException lives) {
                // As it should.
            } catch (ExecutionException e) {
                throw new AttackException("Nobody knows how a program of the market ended", e);
            }
            long now = System.nanoTime();
            if (now - told >= LINE_NANOS) {
                line((now - begun) / 1e9, people.fresh((now - told) / 1e9));
                told = now;
            }
        }
        line((System.nanoTime() - begun) / 1e9, people.fresh((System.nanoTime() - told) / 1e9));
    }

    private void line(double seconds, List<String> lines) {
        report.accept("%5.0f s  %s".formatted(seconds, String.join("; ", lines)));
    }

    private static Verdict verdict(People people, List<String> faults, List<AttackResult> results) {
        return new Verdict(
                faults,
                results.stream().map(AttackResult::line).toList(),
                results.stream()
                        .filter(result -> !result.isDefended())
                        .map(AttackResult::name)
                        .toList(),
                people.whole());
    }
}
