package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.process.Contender;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Many watch the same few symbols. */
final class FanOut implements Scenario {
    private static final int WATCHERS = 5_000;
    static final int SYMBOLS = 20;
    static final int RATE = 10;

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public int watchers(Options options) {
        return options.watchersOr(WATCHERS);
    }

    @Override
    public String run(Bench bench) {
        Options options = bench.options();
        Load load = options.spread() ? Load.spread(SYMBOLS, RATE) : Load.beats(SYMBOLS, RATE);
        int watchers = watchers(options);
        List<Contender> contenders = bench.present(options.serversOr(Contender.values()));
        Results<Reading> results = bench.inTurns(withGzip(bench, contenders, load, watchers, 1, Contender::compresses));
        String ours = Contender.TICKER.title();
        String limit = Contender.NETTY.title();
        Report<Reading> report = Scenario.usualReport(results)
                .atMost(
                        "CPU per event, to raw Netty",
                        results.ratio(ours, limit, Reading::microsPerEvent),
                        1.25,
                        "%.2f")
                .atMost("p99, to raw Netty", results.ratio(ours, limit, Reading::high), 1.25, "%.2f");
        report.atMost(
                        "CPU per event with gzip, to raw Netty without",
                        results.ratio(GZIP, limit, Reading::microsPerEvent),
                        1.0,
                        "%.2f")
                .atMost(
                        "bytes with gzip, to those without",
                        results.ratio(GZIP, ours, Reading::bytesPerSecond),
                        0.22,
                        "%.2f");
        Stream.of(Contender.VERTX, Contender.WEBFLUX, Contender.NCHAN)
                .map(Scenario::gzip)
                .map(peer -> results.median(peer, Reading::microsPerEvent))
                .flatMapToDouble(OptionalDouble::stream)
                .min()
                .ifPresent(best -> report.atMost(
                        "CPU µs per event with gzip, to a third of the best peer's with gzip",
                        results.median(GZIP, Reading::microsPerEvent),
                        best / 3,
                        "%.2f"));
        for (Contender peer : EnumSet.complementOf(EnumSet.of(Contender.TICKER, Contender.NETTY))) {
            report.below(
                    "CPU µs per event, to be less than " + peer.title(),
                    results.median(ours, Reading::microsPerEvent),
                    results.median(peer.title(), Reading::microsPerEvent),
                    "%.2f");
        }
        for (Contender fed : contenders.stream().filter(Contender::isFed).toList()) {
            results.median(fed.title(), Reading::feedMicrosPerEvent)
                    .ifPresent(micros -> report.verdict(
                            "What feeds %s, not counted above: %.2f CPU µs per event".formatted(fed.title(), micros)));
        }
        return report.markdown(
                "Fan-out",
                "%,d watchers of %s, %,d events/s offered"
                        .formatted(watchers, load, (long) watchers * load.ticksPerSecond()));
    }

    /** A server under a steady load, all watchers watching all symbols. */
    static Bench.Case<Reading> steady(Bench bench, Contender contender, Load load, int watchers) {
        return steady(bench, contender, load, watchers, 1, false);
    }

    /**
     * The same of each server, and of some with compressed streams.
     *
     * @param sample of the streams that are not compressed
     * @param compressing those of whom both are measured
     */
    static List<Bench.Case<Reading>> withGzip(
            Bench bench,
            List<Contender> contenders,
            Load load,
            int watchers,
            int sample,
            Predicate<Contender> compressing) {
        return Stream.concat(
                        contenders.stream().map(contender -> steady(bench, contender, load, watchers, sample, false)),
                        contenders.stream()
                                .filter(compressing)
                                .map(contender -> steady(bench, contender, load, watchers, 1, true)))
                .toList();
    }

    private static Bench.Case<Reading> steady(
            Bench bench, Contender contender, Load load, int watchers, int sample, boolean gzip) {
        return new Bench.Case<>(gzip ? Scenario.gzip(contender) : contender.title(), () -> {
            try (Turn turn = new Turn(bench, contender, load, watchers, List.of(STREAM), sample, gzip)) {
                turn.connect();
                turn.warmUp();
                return turn.measure(1, watchers);
            }
        });
    }
}
