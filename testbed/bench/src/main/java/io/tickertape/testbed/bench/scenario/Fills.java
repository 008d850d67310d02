package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.peer.PassThrough;
import io.tickertape.testbed.bench.process.OrderGenerator;
import io.tickertape.testbed.bench.trade.Until;
import java.util.List;

/** From an order that is sent to the row that shows it filled; against Kafka Streams that pass records through. */
final class Fills implements Scenario {
    private static final String PASS_THROUGH = "Streams that pass through";
    private static final int PAGES = 50;
    private static final int RATE = 500;
    private static final Load LOAD = Load.beats(20, 10);
    private static final double MEDIAN_MILLIS = 20;
    private static final double HIGH_MILLIS = 100;

    @Override
    public String name() {
        return "fills";
    }

    @Override
    public int watchers(Options options) {
        return options.watchersOr(PAGES);
    }

    @Override
    public String run(Bench bench) {
        return Orders.forEach(bench.options().ratesOr(RATE), rate -> run(bench, rate));
    }

    private String run(Bench bench, int rate) {
        int pages = watchers(bench.options());
        Results<Dealing> results = bench.inTurns(List.of(
                new Bench.Case<>(Orders.OURS, () -> Orders.ours(bench, LOAD, pages, rate, Until.FILLED)),
                new Bench.Case<>(PASS_THROUGH, () -> {
                    try (TradingTurn turn = new TradingTurn(bench, LOAD)) {
                        OrderGenerator streams = turn.passThrough(pages, PassThrough.Awaited.PASSED_ON);
                        return turn.measure(streams, rate, streams::usage);
                    }
                })));
        return Orders.report(results)
                .ratio("p50 : pass-through", PASS_THROUGH, Dealing::median)
                .ratio("p99 : pass-through", PASS_THROUGH, Dealing::high)
                .atMost("p50 ms", results.median(Orders.OURS, Dealing::median), MEDIAN_MILLIS, "%.1f")
                .atMost("p99 ms", results.median(Orders.OURS, Dealing::high), HIGH_MILLIS, "%.1f")
                .atLeast(
                        "% of the orders that were due answered in time",
                        results.median(Orders.OURS, dealing -> 100 * dealing.complete()),
                        Orders.ANSWERED_PERCENT,
                        "%.1f")
                .markdown(
                        "Fills",
                        "%,d pages, each an account's, which send %s; answered: shown as filled; prices: %s"
                                .formatted(pages, Orders.manner(rate), LOAD));
    }
}
