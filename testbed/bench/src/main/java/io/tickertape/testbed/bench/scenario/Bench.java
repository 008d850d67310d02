package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.process.BenchException;
import io.tickertape.testbed.bench.process.Broker;
import io.tickertape.testbed.bench.process.Contender;
import io.tickertape.testbed.bench.process.Layout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What all scenarios share: the programs, a broker, the options, and someone to tell how it goes. */
public final class Bench implements AutoCloseable {
    private final Layout layout;
    private final Options options;
    private final Consumer<String> console;
    private final Training training;
    private @Nullable Broker broker;

    /** Starts nothing yet. */
    public Bench(Layout layout, Options options, Consumer<String> console) {
        this.layout = layout;
        this.options = options;
        this.console = console;
        this.training = new Training(layout.work(), options.flags());
    }

    Layout layout() {
        return layout;
    }

    Options options() {
        return options;
    }

    /** Of the JVMs of the case whose turn it is. */
    List<String> flags() {
        return training.flags();
    }

    /** The one that runs, or else a new one. */
    Broker broker() {
        if (broker == null) {
            broker = Broker.start(layout);
        }
        return broker;
    }

    /** One with nothing in it, in the place of the one that runs. */
    Broker freshBroker() {
        close();
        return broker();
    }

    void note(String line) {
        console.accept(line);
    }

    /** One case that is measured: a server, or one of two ways to use a server. */
    record Case<R>(String title, Measured<R> measured) {}

    /** Measures once. */
    interface Measured<R> {
        R measure();
    }

    /**
     * Lets every case have its turn in every round, each time another first; a case that fails is noted. The first one
     * has a turn before, which does not count: what the turns share, broker, producer and the bench itself, is compiled
     * in it, and would take the first server's cores else.
     */
    <R> Results<R> inTurns(List<Case<R>> cases) {
        if (!options.cold() && !options.trained() && !cases.isEmpty()) {
            note("  a turn that does not count: " + cases.get(0).title());
            discard(cases.get(0));
        }
        return inColdTurns(cases);
    }

    /** The same where the first turn is at no disadvantage. */
    <R> Results<R> inColdTurns(List<Case<R>> cases) {
        Results<R> results = new Results<>(cases.stream().map(Case::title).toList());
        if (options.trained()) {
            train(cases);
        }
        List<Case<R>> order = new ArrayList<>(cases);
        for (int round = 1; round <= options.rounds(); round++) {
            for (Case<R> one : order) {
                note("  round " + round + ": " + one.title());
                try {
                    if (options.trained() && !training.takesUp(one.title())) {
                        note("  it has learned nothing");
                    }
                    results.add(one.title(), one.measured().measure());
                } catch (BenchException e) {
                    note("  " + e.getMessage());
                    results.fail(
                            one.title(),
                            String.valueOf(e.getMessage()).lines().findFirst().orElse("failed"));
                }
            }
            Collections.rotate(order, -1);
        }
        return results;
    }

    private <R> void train(List<Case<R>> cases) {
        for (Case<R> one : cases) {
            note("  training: " + one.title());
            training.begins(one.title());
            discard(one);
        }
    }

    private void discard(Case<?> one) {
        try {
            one.measured().measure();
        } catch (BenchException e) {
            note("  " + e.getMessage());
        }
    }

    /** Those of some servers that are installed here; the others are told. */
    List<Contender> present(List<Contender> wanted) {
        wanted.forEach(contender ->
                contender.absence().ifPresent(why -> note("  " + contender.title() + " is left out: " + why)));
        return wanted.stream()
                .filter(contender -> contender.absence().isEmpty())
                .toList();
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }
}
