package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.process.OrderServer;
import io.tickertape.testbed.bench.trade.Until;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Many traders at once; against the same socket, which answers at once and knows neither orders nor Kafka. */
final class Traders implements Scenario {
    private static final String ECHO = "echo";
    private static final int PAGES = 500;
    private static final Load LOAD = Load.beats(20, 1);
    private static final double SHARE = 0.8;
    /** Until the first turn has told how long an answer is. */
    private static final int USUAL_LENGTH = 2_000;

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
        AtomicInteger length = new AtomicInteger(USUAL_LENGTH);
        Results<Dealing> results = bench.inTurns(List.of(
                new Bench.Case<>(Orders.OURS, () -> {
                    Dealing ours = Orders.ours(bench, LOAD, pages, rate, Until.RECEIVED);
                    length.set((int) Math.round(ours.bytesPerMessage()));
                    return ours;
                }),
                new Bench.Case<>(ECHO, () -> {
                    try (TradingTurn turn = new TradingTurn(bench, LOAD)) {
                        OrderServer echo = turn.echo(length.get());
                        return turn.measure(turn.pages(echo, pages, Until.ECHOED), rate, echo::usage);
                    }
                })));
        return Orders.report(results)
                .column("messages/s", "%,.0f", Dealing::messagesPerSecond)
                .column("bytes/message", "%,.0f", Dealing::bytesPerMessage)
                .ratio("orders/s : echo", ECHO, Dealing::perSecond)
                .atLeast(
                        "orders/s, to the echo's answers",
                        results.ratio(Orders.OURS, ECHO, Dealing::perSecond),
                        SHARE,
                        "%.2f")
                .atLeast(
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
