package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.process.Contender;
import java.util.List;

/** A busy market of many symbols, all of which everyone watches. */
final class WholeMarket implements Scenario {
    private static final int WATCHERS = 1_000;
    private static final int SYMBOLS = 500;
    private static final int RATE = 10;
    private static final double MEDIAN_MILLIS = 30;
    private static final double HIGH_MILLIS = 100;
    private static final double COMPLETE = 0.99;
    /** So many prices come that looking at the time of each would take the servers' cores. */
    private static final int SAMPLE = 7;

    @Override
    public String name() {
        return "market";
    }

    @Override
    public int watchers(Options options) {
        return options.watchersOr(WATCHERS);
    }

    @Override
    public String run(Bench bench) {
        int watchers = watchers(bench.options());
        Load load = Load.spread(SYMBOLS, RATE);
        List<Contender> contenders = bench.present(bench.options().serversOr(Contender.TICKER, Contender.NETTY));
        Results<Reading> results = bench.inTurns(
                FanOut.withGzip(bench, contenders, load, watchers, SAMPLE, contender -> contender == Contender.TICKER));
        String ours = Contender.TICKER.title();
        return Scenario.usualReport(results)
                .column("cores", "%.2f", Reading::cores)
                .atMost("p50 ms", results.median(ours, Reading::median), MEDIAN_MILLIS, "%.1f")
                .atMost("p99 ms", results.median(ours, Reading::high), HIGH_MILLIS, "%.1f")
                .atMost("p50 ms with gzip", results.median(GZIP, Reading::median), MEDIAN_MILLIS, "%.1f")
                .atMost("p99 ms with gzip", results.median(GZIP, Reading::high), HIGH_MILLIS, "%.1f")
                .atLeast("delivered with gzip", results.median(GZIP, Reading::complete), COMPLETE, "%.3f")
                .markdown(
                        "Whole market",
                        "%,d watchers of %s, %,d events/s offered"
                                .formatted(watchers, load, (long) watchers * load.ticksPerSecond()));
    }
}
