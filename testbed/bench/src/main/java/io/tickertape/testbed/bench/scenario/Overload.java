package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.process.BenchException;
import io.tickertape.testbed.bench.process.Contender;
import java.util.List;

/** Four times more is offered than can be sent. */
final class Overload implements Scenario {
    private static final int WATCHERS = 5_000;
    /** Below the 50 frames a second in which everyone merges what is offered. */
    private static final int RATE = 40;

    private static final int TIMES = 4;
    private static final double OLDEST_MILLIS = 75;
    /** More would not fit into a whole board. */
    private static final int SYMBOLS_AT_MOST = 1_000;

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public int watchers(Options options) {
        return options.watchersOr(WATCHERS);
    }

    @Override
    public String run(Bench bench) {
        int watchers = watchers(bench.options());
        double capacity = capacity(bench, watchers);
        int symbols = (int) Math.ceil(TIMES * capacity / watchers / RATE);
        Load load = Load.beats(Math.max(1, Math.min(SYMBOLS_AT_MOST, symbols)), RATE);
        Results<Reading> results =
                bench.inColdTurns(bench.present(bench.options().serversOr(Contender.values())).stream()
                        .map(contender -> FanOut.steady(bench, contender, load, watchers))
                        .toList());
        String ours = Contender.TICKER.title();
        Report<Reading> report = Scenario.usualReport(results)
                .column("not older than 75 ms, /s", "%,.0f", Reading::freshPerSecond)
                .column("RSS growth MB", "%.0f", Reading::grownMegabytes)
                .atMost("p99 ms", results.median(ours, Reading::high), OLDEST_MILLIS, "%.1f")
                .atMost(
                        "memory's growth while measured, MB",
                        results.median(ours, Reading::grownMegabytes),
                        16,
                        "%.0f");
        for (Contender peer : List.of(Contender.VERTX, Contender.WEBFLUX, Contender.MICRONAUT, Contender.NCHAN)) {
            report.above(
                    "not older than 75 ms, a second, to be more than " + peer.title(),
                    results.median(ours, Reading::freshPerSecond),
                    results.median(peer.title(), Reading::freshPerSecond),
                    "%,.0f");
        }
        return report.markdown(
                "Overload",
                "%,d watchers of %s: %,d events/s offered, %.1f times the %,.0f that raw Netty sent when it was flooded"
                        .formatted(
                                watchers,
                                load,
                                (long) watchers * load.ticksPerSecond(),
                                watchers * load.ticksPerSecond() / capacity,
                                capacity));
    }

    /** What raw Netty sends when it is offered more and more, until it can no more. */
    private static double capacity(Bench bench, int watchers) {
        double sent = 0;
        for (int symbols = FanOut.SYMBOLS; symbols <= SYMBOLS_AT_MOST; symbols *= 2) {
            Load load = Load.beats(symbols, RATE);
            bench.note("  how much can be sent: raw Netty under " + load);
            double delivered = FanOut.steady(bench, Contender.NETTY, load, watchers)
                    .measured()
                    .measure()
                    .deliveredPerSecond();
            sent = Math.max(sent, delivered);
            if (sent < 0.9 * watchers * load.ticksPerSecond()) {
                return sent;
            }
        }
        throw new BenchException("This machine sends whatever it is offered: take more watchers");
    }
}
