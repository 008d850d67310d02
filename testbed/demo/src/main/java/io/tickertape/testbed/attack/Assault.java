package io.tickertape.testbed.attack;

import io.tickertape.testbed.demo.Demo;
import io.tickertape.testbed.demo.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One run: a whole market, its people, and every attack at once; then the verdict. */
final class Assault {
    /** Opens the attacks on a market that runs. */
    interface Arsenal {
        List<Assignment> against(Demo market) throws IOException, InterruptedException;
    }

    /** So many prices that also the feed's quiet spells bring some each second. */
    private static final String[] FEED = {"simulate", "--rate", "400"};

    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Arsenal arsenal;
    private final Duration warmUp;
    private final Duration time;
    private final Consumer<String> console;
    private final Consumer<String> report;
    private final List<Attacker> attackers = new ArrayList<>();

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
            try (People people = new People(market)) {
                arsenal.against(market).forEach(assignment -> attackers.add(new Attacker(assignment)));
                List<String> faults = new ArrayList<>();
                report.accept("%d attacks for %d s".formatted(attackers.size(), time.toSeconds()));
                attackers.forEach(Attacker::start);
                try {
                    watch(market, people, time, faults);
                } finally {
                    attackers.forEach(Attacker::requestEnd);
                    for (Attacker attacker : attackers) {
                        attacker.awaitEnd();
                    }
                }
                people.ask();
                attackers.forEach(attacker -> attacker.fault().ifPresent(faults::add));
                faults.addAll(people.faults());
                return verdict(people, faults);
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
        Map<String, Long> answers = new TreeMap<>();
        attackers.forEach(attacker -> attacker.tally
                .outcomes()
                .forEach((word, count) -> answers.merge(word.replaceAll("^(ticker|trading) ", ""), count, Long::sum)));
        report.accept("%5.0f s  %s; answers to attackers %s".formatted(seconds, String.join("; ", lines), answers));
    }

    private Verdict verdict(People people, List<String> faults) {
        List<String> lines = new ArrayList<>();
        List<String> succeeded = new ArrayList<>();
        for (Attacker attacker : attackers) {
            Map<String, Long> undefended = attacker.tally.undefended();
            if (!undefended.isEmpty()) {
                succeeded.add(attacker.assignment.name());
            }
            List<String> answers = attacker.tally.outcomes().entrySet().stream()
                    .map(answer -> (undefended.containsKey(answer.getKey()) ? "!" : "") + answer.getKey() + " "
                            + answer.getValue() + " times")
                    .toList();
            lines.add("  %-24s %-44s %6d strikes: %s"
                    .formatted(
                            attacker.assignment.name(),
                            attacker.assignment.purpose(),
                            attacker.tally.strikes(),
                            String.join(", ", answers)));
        }
        return new Verdict(faults, lines, succeeded, people.whole());
    }
}
