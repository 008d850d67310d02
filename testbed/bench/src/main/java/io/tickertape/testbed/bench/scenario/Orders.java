package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.process.OrderGenerator;
import io.tickertape.testbed.bench.process.OrderServer;
import io.tickertape.testbed.bench.trade.Until;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Traders place one order after the other, and are told that it is received; against a bare producer. */
final class Orders implements Scenario {
    static final String OURS = "this trading-service";
    static final String PRODUCER = "bare producer";

    /** Figures of those that were answered say little when many were not. */
    static final double ANSWERED_PERCENT = 99.9;

    private static final int PAGES = 50;
    /** Enough for each order to have a fresh price. */
    private static final Load LOAD = Load.beats(20, 1);

    private static final double SHARE = 0.9;
    private static final double MEDIAN_MILLIS = 2;
    private static final double TIMES_HIGH = 2;

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public int watchers(Options options) {
        return options.watchersOr(PAGES);
    }

    @Override
    public String run(Bench bench) {
        return forEach(bench.options().ratesOr(0), rate -> run(bench, rate));
    }

    private String run(Bench bench, int rate) {
        int pages = watchers(bench.options());
        Results<Dealing> results = measure(bench, pages, rate);
        return report(results)
                .ratio("p99 : bare producer", PRODUCER, Dealing::high)
                .ratio("orders/s : bare producer", PRODUCER, Dealing::perSecond)
                .atLeast(
                        "orders/s, to the bare producer's",
                        results.ratio(OURS, PRODUCER, Dealing::perSecond),
                        SHARE,
                        "%.2f")
                .atMost("p50 ms", results.median(OURS, Dealing::median), MEDIAN_MILLIS, "%.2f")
                .atMost("p99, to the bare producer's", results.ratio(OURS, PRODUCER, Dealing::high), TIMES_HIGH, "%.2f")
                .atLeast(
                        "% of the orders that were due answered in time",
                        results.median(OURS, dealing -> 100 * dealing.complete()), ANSWERED_PERCENT, "%.1f")
                .markdown(
                        rate == 0 ? "Orders" : "Orders, %,d/s offered".formatted(rate),
                        "%,d pages, each an account's, which send %s; prices: %s".formatted(pages, manner(rate), LOAD));
    }

    /** One report after the other. */
    static String forEach(List<Integer> rates, IntFunction<String> report) {
        return rates.stream().map(report::apply).collect(Collectors.joining());
    }

    static Results<Dealing> measure(Bench bench, int pages, int rate) {
        return bench.inTurns(List.of(
                new Bench.Case<>(OURS, () -> ours(bench, LOAD, pages, rate, Until.RECEIVED)),
                new Bench.Case<>(PRODUCER, () -> {
                    try (TradingTurn turn = new TradingTurn(bench, LOAD)) {
                        OrderGenerator producer = turn.bareProducer(pages);
                        return turn.measure(producer, rate, producer::usage);
                    }
                })));
    }

    /** The trading-service's turn, with so many pages, each an account's. */
    static Dealing ours(Bench bench, Load load, int pages, int rate, Until until) {
        try (TradingTurn turn = new TradingTurn(bench, load)) {
            OrderServer server = turn.tradingService(pages);
            return turn.measure(turn.pages(server, pages, until), rate, server::usage);
        }
    }

    /** How orders come. */
    static String manner(int rate) {
        return rate == 0
                ? "the next order when the one before is received"
                : "%,d orders/s at even times".formatted(rate);
    }

    /** The columns that all reports of orders have. */
    static Report<Dealing> report(Results<Dealing> results) {
        return new Report<>(results)
                .column("orders/s", "%,.0f", Dealing::perSecond)
                .column("p50 ms", "%.2f", Dealing::median)
                .column("p99 ms", "%.2f", Dealing::high)
                .column("max ms", "%.1f", Dealing::highest)
                .column("answered", "%.1f %%", dealing -> 100 * dealing.complete())
                .column("refused/s", "%,.0f", Dealing::refusedPerSecond)
                .column("shown filled/s", "%,.0f", Dealing::filledPerSecond)
                .column("CPU µs/order", "%.0f", Dealing::micros)
                .column("broker's CPU µs/order", "%.0f", Dealing::brokerMicros)
                .column("RSS MB", "%.0f", Dealing::residentMegabytes);
    }
}
