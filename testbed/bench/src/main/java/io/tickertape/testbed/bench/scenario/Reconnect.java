package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.process.Contender;
import java.util.List;

/** The server is killed and started again, and everyone comes back at once. */
final class Reconnect implements Scenario {
    private static final int WATCHERS = 10_000;
    private static final int RATE = 1;
    private static final double SECONDS = 10;
    private static final double MILLIS = 1_000;

    /** Seconds from the kill, and from the open port, until everyone had a current price. */
    private record Return(double sinceKill, double sinceOpen) {}

    @Override
    public String name() {
        return "reconnect";
    }

    @Override
    public int watchers(Options options) {
        return options.watchersOr(WATCHERS);
    }

    @Override
    public String run(Bench bench) {
        int watchers = watchers(bench.options());
        Load load = Load.beats(FanOut.SYMBOLS, RATE);
        // The bench would kill the feed of nginx and of Node, and these would outlive it.
        Results<Return> results =
                bench.inColdTurns(bench.options().serversOr(Contender.TICKER, Contender.NETTY).stream()
                        .filter(contender -> !contender.isFed())
                        .map(contender ->
                                new Bench.Case<>(contender.title(), () -> measure(bench, contender, load, watchers)))
                        .toList());
        return new Report<>(results)
                .column("s from kill -9 to all current", "%.1f", Return::sinceKill)
                .column("s from open port to all current", "%.1f", Return::sinceOpen)
                .atMost(
                        "s from open port to all current",
                        results.median(Contender.TICKER.title(), Return::sinceOpen),
                        SECONDS,
                        "%.1f")
                .markdown(
                        "Reconnect",
                        ("%,d watchers who try again every second, all at once; %s. Current: a"
                                        + " price that was at most 2 s old when it came")
                                .formatted(watchers, load));
    }

    private static Return measure(Bench bench, Contender contender, Load load, int watchers) {
        try (Turn turn = new Turn(bench, contender, load, watchers, List.of(STREAM), 1)) {
            turn.connect();
            turn.warmUp();
            long killed = System.currentTimeMillis();
            turn.server().crashAndRestart();
            long current = turn.generators().awaitCurrent();
            return new Return(
                    (current - killed) / MILLIS, (current - turn.server().openMillis()) / MILLIS);
        }
    }
}
