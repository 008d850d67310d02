package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.process.Contender;
import java.util.List;

/** As many watchers as fit, in a market that hardly moves: what each of them takes of the server's memory. */
final class Many implements Scenario {
    private static final int WATCHERS = 15_000;
    private static final int RATE = 1;
    private static final double KILOBYTES = 14;
    private static final double KILOBYTES_OF_MEGABYTE = 1_024;

    /** One server idle and with its watchers, in megabytes. */
    private record Memory(double idle, double busy, double settled, int watchers, Reading reading) {
        double each() {
            return (busy - idle) * KILOBYTES_OF_MEGABYTE / watchers;
        }

        double settledEach() {
            return (settled - idle) * KILOBYTES_OF_MEGABYTE / watchers;
        }
    }

    @Override
    public String name() {
        return "many";
    }

    @Override
    public int watchers(Options options) {
        return options.watchersOr(WATCHERS);
    }

    @Override
    public String run(Bench bench) {
        int watchers = watchers(bench.options());
        Load load = Load.beats(FanOut.SYMBOLS, RATE);
        Results<Memory> results = bench.inTurns(bench.present(bench.options().serversOr(Contender.values())).stream()
                .map(contender -> new Bench.Case<>(contender.title(), () -> measure(bench, contender, load, watchers)))
                .toList());
        return new Report<>(results)
                .column("RSS MB idle", "%.0f", Memory::idle)
                .column("with watchers", "%.0f", Memory::busy)
                .column("after a full collection", "%.0f", Memory::settled)
                .column("KB each", "%.1f", Memory::each)
                .column("KB each after a full collection", "%.1f", Memory::settledEach)
                .column(
                        "of what was made",
                        "%.1f %%",
                        memory -> 100 * memory.reading().complete())
                .column("p99 ms", "%.1f", memory -> memory.reading().high())
                .atMost(
                        "KB of process memory each, after a full collection",
                        results.median(Contender.TICKER.title(), Memory::settledEach),
                        KILOBYTES,
                        "%.1f")
                .markdown(
                        "Many watchers",
                        "%,d watchers from %d processes; %s. Idle: the feed runs, nobody has watched yet, after a full"
                                        .formatted(watchers, bench.options().generatorsFor(watchers), load)
                                + " collection of garbage. RSS: what the kernel holds for their sockets is not in it");
    }

    private static Memory measure(Bench bench, Contender contender, Load load, int watchers) {
        try (Turn turn = new Turn(bench, contender, load, watchers, List.of(STREAM), 1)) {
            turn.warmUp();
            double idle = turn.settledMegabytes();
            turn.connect();
            turn.warmUp();
            Reading reading = turn.measure(1, watchers);
            double settled = turn.settledMegabytes();
            return new Memory(idle, reading.residentMegabytes(), settled, watchers, reading);
        }
    }
}
