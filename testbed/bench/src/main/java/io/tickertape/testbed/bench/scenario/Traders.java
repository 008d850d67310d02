package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.process.OrderServer;
import io.tickertape.testbed.bench.trade.Until;
import java.util.List;

/**
 * Many traders at once; against what a team would build instead, and against the same socket, which answers at once and
 * knows neither orders nor Kafka.
 */
final class Traders implements Scenario {
    private static final String ECHO = "echo";
    private static final int PAGES = 500;
    private static final Load LOAD = Load.beats(20, 1);
    private static final double HIGH_MILLIS = 150;
    /** Of an answer of the service. */
    private static final int USUAL_LENGTH = 520;

    @Override
    public String name() {
        return "traders";
    }

    @Override
    public int watchers(Options options) {
        return options.watchersOr(PAGES);
    }

    @Override
    public String run(Bench bench) {
        return Orders.forEach(bench.options().ratesOr(0), rate -> run(bench, rate));
    }

    private String run(Bench bench, int rate) {
        int pages = watchers(bench.options());
        List<Bench.Case<Dealing>> cases = Orders.servers(bench, LOAD, pages, rate);
        cases.add(new Bench.Case<>(ECHO, () -> {
            try (TradingTurn turn = new TradingTurn(bench, LOAD)) {
                OrderServer echo = turn.echo(USUAL_LENGTH);
                return turn.measure(turn.openPages(echo, pages, Until.ECHOED), rate, echo::usage);
            }
        }));
        Results<Dealing> results = bench.inTurns(cases);
        Report<Dealing> report = Orders.report(results)
                .column("messages/s", "%,.0f", Dealing::messagesPerSecond)
                .column("bytes/message", "%,.0f", Dealing::bytesPerMessage)
                .ratio("orders/s : echo", ECHO, Dealing::perSecond)
                .atMost("p99 ms", results.median(Orders.OURS, Dealing::high), HIGH_MILLIS, "%.1f");
        if (rate == 0) {
            Orders.againstPeers(report, results);
        }
        return report.atLeast(
                        "% of the orders that were due answered in time",
                        results.median(Orders.OURS, dealing -> 100 * dealing.complete()),
                        Orders.ANSWERED_PERCENT,
                        "%.1f")
                .markdown(
                        rate == 0 ? "Traders" : "Traders, %,d/s offered".formatted(rate),
                        "%,d pages, each an account's, which send %s; prices: %s"
                                .formatted(pages, Orders.manner(rate), LOAD));
    }
}
