package io.tickertape.testbed.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.testbed.bench.process.Layout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Starts no process; it is here since a bench wants all programs built. */
class BenchIT {
    private final List<String> turns = new ArrayList<>();

    @Test
    void theVeryFirstTurnDoesNotCount() {
        assertEquals(List.of(3.5, 3.5), medians(Bench::inTurns));
        assertEquals(List.of("a", "a", "b", "b", "a"), turns);
    }

    @Test
    void theVeryFirstTurnCountsWhereItIsAtNoDisadvantage() {
        assertEquals(List.of(2.5, 2.5), medians(Bench::inColdTurns));
        assertEquals(List.of("a", "b", "b", "a"), turns);
    }

    @Test
    void nobodyHasATurn() {
        try (Bench bench = bench()) {
            assertEquals(List.of(), bench.inTurns(List.of()).titles());
        }
    }

    /** Of each case's places in the order of turns. */
    private List<Double> medians(Way way) {
        try (Bench bench = bench()) {
            Results<Integer> results = way.run(
                    bench, List.of(new Bench.Case<>("a", () -> turn("a")), new Bench.Case<>("b", () -> turn("b"))));
            return results.titles().stream()
                    .map(title -> results.median(title, Integer::doubleValue).orElseThrow())
                    .toList();
        }
    }

    private int turn(String title) {
        turns.add(title);
        return turns.size();
    }

    private static Bench bench() {
        return new Bench(Layout.find(), Options.parse(List.of("--rounds", "2")), note -> {});
    }

    /** How cases get their turns. */
    private interface Way {
        Results<Integer> run(Bench bench, List<Bench.Case<Integer>> cases);
    }
}
