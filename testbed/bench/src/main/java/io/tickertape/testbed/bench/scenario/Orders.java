package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.peer.PassThrough;
import io.tickertape.testbed.bench.process.Contender;
import io.tickertape.testbed.bench.process.OrderGenerator;
import io.tickertape.testbed.bench.process.OrderServer;
import io.tickertape.testbed.bench.trade.Until;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Traders place one order after the other, and are told that it is received; against what a team would build instead, and
 * against a bare producer, alone and on a machine that it shares with Streams at work.
 */
final class Orders implements Scenario {
    static final String OURS = "this trading-service";
    static final String PRODUCER = "bare producer";
    static final String SHARING_PRODUCER = "bare producer beside Streams";

    /** Figures of those that were answered say little when many were not. */
    static final double ANSWERED_PERCENT = 99.9;

    private static final Contender[] PEERS = {Contender.TICKER, Contender.VERTX, Contender.WEBFLUX, Contender.MICRONAUT
    };

    private static final int PAGES = 50;
    /** Enough for each order to have a fresh price. */
    private static final Load LOAD = Load.beats(20, 1);

    private static final int AS_MANY_AS_ARE_ANSWERED = 0;
    private static final double MEDIAN_MILLIS = 1;
    private static final double HIGH_MILLIS = 5;
    private static final double TIMES_HIGH = 2;
    private static final double TIMES_PEER = 1.5;

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
        Report<Dealing> report = report(results)
                .ratio("p99 : bare producer beside Streams", SHARING_PRODUCER, Dealing::high)
                .ratio("orders/s : bare producer beside Streams", SHARING_PRODUCER, Dealing::perSecond);
        if (rate == AS_MANY_AS_ARE_ANSWERED) {
            againstPeers(report, results);
        } else {
            report.atMost("p50 ms", results.median(OURS, Dealing::median), MEDIAN_MILLIS, "%.2f")
                    .atMost("p99 ms", results.median(OURS, Dealing::high), HIGH_MILLIS, "%.2f")
                    .atMost(
                            "p99, to the producer's beside Streams",
                            results.ratio(OURS, SHARING_PRODUCER, Dealing::high),
                            TIMES_HIGH,
                            "%.2f");
        }
        return report.atLeast(
                        "% of the orders that were due answered in time",
                        results.median(OURS, dealing -> 100 * dealing.complete()), ANSWERED_PERCENT, "%.1f")
                .markdown(
                        rate == AS_MANY_AS_ARE_ANSWERED ? "Orders" : "Orders, %,d/s offered".formatted(rate),
                        "%,d pages, each an account's, which send %s; prices: %s".formatted(pages, manner(rate), LOAD));
    }

    /** One report after the other. */
    static String forEach(List<Integer> rates, IntFunction<String> report) {
        return rates.stream().map(report::apply).collect(Collectors.joining());
    }

    static Results<Dealing> measure(Bench bench, int pages, int rate) {
        List<Bench.Case<Dealing>> cases = servers(bench, LOAD, pages, rate);
        cases.add(new Bench.Case<>(PRODUCER, () -> {
            try (TradingTurn turn = new TradingTurn(bench, LOAD)) {
                OrderGenerator producer = turn.bareProducer(pages);
                return turn.measure(producer, rate, producer::usage);
            }
        }));
        cases.add(new Bench.Case<>(SHARING_PRODUCER, () -> {
            try (TradingTurn turn = new TradingTurn(bench, LOAD)) {
                OrderGenerator producer = turn.passThrough(pages, PassThrough.Awaited.RECEIVED);
                return turn.measure(producer, rate, producer::usage);
            }
        }));
        return bench.inTurns(cases);
    }

    /** Ours and the peers, as the options name them, until orders are received. */
    static List<Bench.Case<Dealing>> servers(Bench bench, Load load, int pages, int rate) {
        List<Bench.Case<Dealing>> cases = new ArrayList<>();
        for (Contender contender : bench.options().serversOr(PEERS)) {
            if (contender == Contender.TICKER) {
                cases.add(new Bench.Case<>(OURS, () -> ours(bench, load, pages, rate, Until.RECEIVED)));
            } else if (contender.takesOrders()) {
                cases.add(new Bench.Case<>(contender.title(), () -> peer(bench, load, contender, pages, rate)));
            } else {
                bench.note("  " + contender.title() + " is left out: it takes no orders");
            }
        }
        return cases;
    }

    private static Dealing peer(Bench bench, Load load, Contender contender, int pages, int rate) {
        try (TradingTurn turn = new TradingTurn(bench, load)) {
            OrderServer server = turn.peer(contender);
            return turn.measure(turn.openPages(server, pages, Until.RECEIVED), rate, server::usage);
        }
    }

    /** The peers journal and no more; ours carries its orders out besides. */
    static void againstPeers(Report<Dealing> report, Results<Dealing> results) {
        OptionalDouble best = Arrays.stream(PEERS)
                .filter(peer -> peer != Contender.TICKER)
                .map(peer -> results.median(peer.title(), Dealing::perSecond))
                .flatMapToDouble(OptionalDouble::stream)
                .max();
        OptionalDouble ours = results.median(OURS, Dealing::perSecond);
        if (best.isPresent() && ours.isPresent()) {
            report.atLeast(
                    "orders/s, to the best peer's",
                    OptionalDouble.of(ours.getAsDouble() / best.getAsDouble()),
                    TIMES_PEER,
                    "%.2f");
        }
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
