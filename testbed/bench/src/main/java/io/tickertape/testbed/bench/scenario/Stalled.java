package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.process.Contender;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** A part of the watchers stop reading, and keep their connections. */
final class Stalled implements Scenario {
    private static final int WATCHERS = 5_000;
    private static final int ONE_IN = 5;
    private static final double TIMES = 1.2;
    private static final double KILOBYTES = 64;
    /** For the sockets of those who stopped to fill up. */
    private static final long FILLING_MILLIS = TimeUnit.SECONDS.toMillis(10);

    /** One server before and after. */
    private record Both(Reading before, Reading after, double heldKilobytes) {}

    @Override
    public String name() {
        return "stalled";
    }

    @Override
    public int watchers(Options options) {
        return options.watchersOr(WATCHERS);
    }

    @Override
    public String run(Bench bench) {
        int watchers = watchers(bench.options());
        int stalled = watchers / ONE_IN;
        Load load = Load.beats(FanOut.SYMBOLS, FanOut.RATE);
        Results<Both> results =
                bench.inTurns(bench.present(bench.options().serversOr(Contender.TICKER, Contender.NETTY)).stream()
                        .map(contender -> new Bench.Case<>(
                                contender.title(), () -> measure(bench, contender, load, watchers, stalled)))
                        .toList());
        String ours = Contender.TICKER.title();
        OptionalDouble times =
                results.median(ours, both -> both.after().high() / both.before().high());
        return new Report<>(results)
                .column("p50 ms before", "%.1f", both -> both.before().median())
                .column("p99 ms before", "%.1f", both -> both.before().high())
                .column("p50 ms of the others", "%.1f", both -> both.after().median())
                .column("p99 ms of the others", "%.1f", both -> both.after().high())
                .column(
                        "of what was made for them",
                        "%.1f %%",
                        both -> 100 * both.after().complete())
                .column("CPU µs/event before", "%.2f", both -> both.before().microsPerEvent())
                .column("after", "%.2f", both -> both.after().microsPerEvent())
                .column("KB held for each", "%.1f", Both::heldKilobytes)
                .atMost("p99 of the others, to without", times, TIMES, "%.2f")
                .atMost(
                        "KB held for each stalled watcher",
                        results.median(ours, Both::heldKilobytes),
                        KILOBYTES,
                        "%.1f")
                .markdown(
                        "Stalled watchers",
                        "%,d of %,d watchers stop reading; %s. Held: the growth of the memory that the server needs, without"
                                        .formatted(stalled, watchers, load)
                                + " garbage, shared out among those who stalled; what the kernel holds in their sockets is not"
                                + " in it");
    }

    private static Both measure(Bench bench, Contender contender, Load load, int watchers, int stalled) {
        try (Turn turn = new Turn(bench, contender, load, watchers, List.of(STREAM), 1)) {
            turn.connect();
            turn.warmUp();
            Reading before = turn.measure(1, watchers);
            double held = turn.liveKilobytes();
            turn.generators().stall(stalled);
            Turn.pause(FILLING_MILLIS);
            Reading after = turn.measure(1, watchers - stalled);
            held = turn.liveKilobytes() - held;
            return new Both(before, after, held / Math.max(1, stalled));
        }
    }
}
