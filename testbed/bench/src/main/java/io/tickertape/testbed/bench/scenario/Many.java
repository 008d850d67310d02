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

    /** One server idle and with its watchers, in kilobytes: resident, and of that without the garbage of the heap. */
    private record Memory(
            double idleResident, double idleLive, double resident, double live, int watchers, Reading reading) {
        double each() {
            return (resident - idleResident) / watchers;
        }

        double liveEach() {
            return (live - idleLive) / watchers;
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
        Results<Memory> results =
                bench.inColdTurns(bench.present(bench.options().serversOr(Contender.values())).stream()
                        .map(contender ->
                                new Bench.Case<>(contender.title(), () -> measure(bench, contender, load, watchers)))
                        .toList());
        return new Report<>(results)
                .column("RSS MB idle", "%.0f", memory -> memory.idleResident() / KILOBYTES_OF_MEGABYTE)
                .column("RSS MB", "%.0f", memory -> memory.resident() / KILOBYTES_OF_MEGABYTE)
                .column("KB each", "%.1f", Memory::each)
                .column("MB without garbage, idle", "%.0f", memory -> memory.idleLive() / KILOBYTES_OF_MEGABYTE)
                .column("MB without garbage", "%.0f", memory -> memory.live() / KILOBYTES_OF_MEGABYTE)
                .column("KB each without garbage", "%.1f", Memory::liveEach)
                .column(
                        "of what was made",
                        "%.1f %%",
                        memory -> 100 * memory.reading().complete())
                .column("p99 ms", "%.1f", memory -> memory.reading().high())
                .atMost(
                        "KB of process memory each, without garbage",
                        results.median(Contender.TICKER.title(), Memory::liveEach),
                        KILOBYTES,
                        "%.1f")
                .markdown(
                        "Many watchers",
                        ("%,d watchers from %d processes; %s. Idle: the feed runs, nobody has watched yet. RSS: what the"
                                        + " kernel holds for their sockets is not in it")
                                .formatted(watchers, bench.options().generatorsFor(watchers), load));
    }

    private static Memory measure(Bench bench, Contender contender, Load load, int watchers) {
        try (Turn turn = new Turn(bench, contender, load, watchers, List.of(STREAM), 1)) {
            turn.warmUp();
            double idleLive = turn.liveKilobytes();
            double idleResident = turn.server().usage().residentKilobytes();
            turn.connect();
            turn.warmUp();
            Reading reading = turn.measure(1, watchers);
            double resident = turn.server().usage().residentKilobytes();
            return new Memory(idleResident, idleLive, resident, turn.liveKilobytes(), watchers, reading);
        }
    }
}
