package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.CommandProducer;
import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.process.BenchException;
import io.tickertape.testbed.bench.process.OrderServer;
import io.tickertape.testbed.bench.trade.Accounts;
import io.tickertape.testbed.bench.trade.FirstOrder;
import io.tickertape.testbed.bench.trade.Logins;
import java.time.Duration;
import java.util.List;

/** The service is killed, then stopped, with a long past behind it, and started again: when it trades again. */
final class Restart implements Scenario {
    private static final String FULL = "with a past";
    private static final String EMPTY = "empty";
    private static final int ACCOUNTS = 100_000;
    private static final int ORDERS_OF_AN_ACCOUNT = 5;
    private static final Load LOAD = Load.beats(20, 10);
    private static final double SECONDS = 10;
    private static final double MILLIS = 1_000;
    private static final double KILOBYTES = 1_024;
    private static final String GROUP = "tickertape-desk";
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long LOOK_MILLIS = 250;

    /**
     * Seconds from the start of the process.
     *
     * @param ordersPerSecond that the desk worked off before
     */
    private record Return(
            double reports,
            double ordersPerSecond,
            FirstOrder.Times afterCrash,
            FirstOrder.Times afterStop,
            double residentMegabytes,
            double liveMegabytes) {}

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public int watchers(Options options) {
        return 1;
    }

    @Override
    public String run(Bench bench) {
        int accounts = bench.options().watchersOr(ACCOUNTS);
        Results<Return> results = bench.inColdTurns(List.of(
                new Bench.Case<>(FULL, () -> measure(bench, accounts)),
                new Bench.Case<>(EMPTY, () -> measure(bench, 0))));
        return new Report<>(results)
                .column("reports", "%,.0f", Return::reports)
                .column("orders/s worked off before", "%,.0f", Return::ordersPerSecond)
                .column(
                        "kill -9: s to received",
                        "%.1f",
                        back -> back.afterCrash().receivedMillis() / MILLIS)
                .column("s to reported", "%.1f", back -> back.afterCrash().reportedMillis() / MILLIS)
                .column("stop: s to received", "%.1f", back -> back.afterStop().receivedMillis() / MILLIS)
                .column("s to reported", "%.1f", back -> back.afterStop().reportedMillis() / MILLIS)
                .column("RSS MB", "%.0f", Return::residentMegabytes)
                .column("MB without garbage", "%.0f", Return::liveMegabytes)
                .atMost(
                        "s from the start after kill -9 to an order received and reported",
                        results.median(FULL, back -> back.afterCrash().bothMillis() / MILLIS),
                        SECONDS,
                        "%.1f")
                .atMost(
                        "s from the start after a stop to an order received and reported",
                        results.median(FULL, back -> back.afterStop().bothMillis() / MILLIS),
                        SECONDS,
                        "%.1f")
                .markdown(
                        "Restart",
                        "%,d accounts with %d orders each, all filled; prices: %s"
                                .formatted(accounts, ORDERS_OF_AN_ACCOUNT, LOAD));
    }

    private static Return measure(Bench bench, int accounts) {
        try (TradingTurn turn = new TradingTurn(bench, LOAD)) {
            OrderServer server = turn.archivedTradingService(1);
            String cookie = Logins.cookies(server.port(), Accounts.names(1), Accounts.PASSWORD)
                    .get(0);
            FirstOrder order = new FirstOrder(server.port(), cookie);
            // The first orderly end archives its classes.
            FirstOrder.Times first = order.place(server.startedMillis());
            server.stop();
            server.startAgain();
            FirstOrder.Times archived = order.place(server.startedMillis());
            bench.note("    with nothing behind it %.1f s, after a stop %.1f s"
                    .formatted(first.bothMillis() / MILLIS, archived.bothMillis() / MILLIS));
            double perSecond = accounts == 0 ? 0 : workOff(bench, turn, accounts);
            long reports = turn.broker().committed("executions");
            server.crash();
            server.startAgain();
            FirstOrder.Times afterCrash = order.place(server.startedMillis());
            server.stop();
            server.startAgain();
            FirstOrder.Times afterStop = order.place(server.startedMillis());
            double resident = server.usage().residentKilobytes() / KILOBYTES;
            bench.note("    %,d reports; trading again after %.1f s, after a stop %.1f s"
                    .formatted(reports, afterCrash.bothMillis() / MILLIS, afterStop.bothMillis() / MILLIS));
            return new Return(reports, perSecond, afterCrash, afterStop, resident, server.liveKilobytes() / KILOBYTES);
        }
    }

    /** Puts orders on the journal, past the gateway, and returns how many a second the desk did. */
    private static double workOff(Bench bench, TradingTurn turn, int accounts) {
        int orders = accounts * ORDERS_OF_AN_ACCOUNT;
        long start = System.currentTimeMillis();
        CommandProducer.produce(turn.broker().bootstrapServers(), accounts, orders);
        long deadline = start + PATIENCE.toMillis();
        long left = turn.broker().lag(GROUP, "orders");
        while (left > 0) {
            if (System.currentTimeMillis() > deadline) {
                throw new BenchException("%,d of %,d orders are not worked off after %d minutes"
                        .formatted(left, orders, PATIENCE.toMinutes()));
            }
            Turn.pause(LOOK_MILLIS);
            left = turn.broker().lag(GROUP, "orders");
        }
        double perSecond = orders * MILLIS / (System.currentTimeMillis() - start);
        bench.note("    the desk worked off %,d orders, %,.0f/s".formatted(orders, perSecond));
        return perSecond;
    }
}
