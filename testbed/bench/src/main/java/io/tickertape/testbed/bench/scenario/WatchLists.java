package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.process.Contender;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Watchers with many different lists, against as many with one; of the ticker only, the peers have no lists. */
final class WatchLists implements Scenario {
    private static final int WATCHERS = 5_000;
    private static final int LISTS = 50;
    private static final int MARKET = 100;
    private static final int LISTED = 20;
    private static final double TIMES = 1.3;
    private static final String ONE = "one list";
    private static final String MANY = LISTS + " lists";

    @Override
    public String name() {
        return "watch-lists";
    }

    @Override
    public int watchers(Options options) {
        return options.watchersOr(WATCHERS);
    }

    @Override
    public String run(Bench bench) {
        int watchers = watchers(bench.options());
        Load load = Load.beats(MARKET, FanOut.RATE);
        Results<Reading> results = bench.inTurns(List.of(
                new Bench.Case<>(ONE, () -> measure(bench, load, watchers, 1)),
                new Bench.Case<>(MANY, () -> measure(bench, load, watchers, LISTS))));
        return Scenario.usualReport(results)
                .ratio("CPU : " + ONE, ONE, Reading::microsPerEvent)
                .atMost("CPU per event, to one list", results.ratio(MANY, ONE, Reading::microsPerEvent), TIMES, "%.2f")
                .markdown(
                        "Watch lists",
                        "%,d watchers of %d symbols each in a market of %s".formatted(watchers, LISTED, load));
    }

    private static Reading measure(Bench bench, Load load, int watchers, int lists) {
        List<String> paths =
                IntStream.range(0, lists).mapToObj(WatchLists::path).toList();
        try (Turn turn = new Turn(bench, Contender.TICKER, load, watchers, paths, 1)) {
            turn.connect();
            turn.warmUp();
            return turn.measure(LISTED / (double) MARKET, watchers);
        }
    }

    /** Lists that overlap, each begins two symbols after the one before. */
    private static String path(int list) {
        return STREAM + "?symbols="
                + IntStream.range(0, LISTED)
                        .mapToObj(place -> Load.symbol((list * 2 + place) % MARKET))
                        .collect(Collectors.joining(","));
    }
}
