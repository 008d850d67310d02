package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.process.BenchException;
import io.tickertape.testbed.bench.process.Contender;
import java.util.List;

/** One situation that servers are put into. */
public interface Scenario {
    String STREAM = "/prices/stream";
    /** The title of ours where watchers ask for a compressed stream. */
    String GZIP = gzip(Contender.TICKER);

    /** The title of a server where watchers ask for a compressed stream. */
    static String gzip(Contender contender) {
        return contender.title() + ", gzip";
    }

    /** What it is called on the command line. */
    String name();

    /** Watchers at most, which decides how many files must be open. */
    int watchers(Options options);

    /** Runs it; what it found, in Markdown. */
    String run(Bench bench);

    /** All there are, in the order in which they run. */
    static List<Scenario> all() {
        return List.of(
                new FanOut(),
                new Overload(),
                new WholeMarket(),
                new WatchLists(),
                new Stalled(),
                new Many(),
                new Reconnect(),
                new Orders(),
                new Traders(),
                new Fills(),
                new Restart());
    }

    /** The one of a name. */
    static Scenario named(String name) {
        return all().stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BenchException("No such scenario: " + name + "; there are all, "
                        + String.join(", ", all().stream().map(Scenario::name).toList())));
    }

    /** The columns that most reports have. */
    static Report<Reading> usualReport(Results<Reading> results) {
        String limit = Contender.NETTY.title();
        return new Report<>(results)
                .column("delivered/s", "%,.0f", Reading::deliveredPerSecond)
                .column("of what was made", "%.1f %%", reading -> 100 * reading.complete())
                .column("CPU µs/event", "%.2f", Reading::microsPerEvent)
                .column("p50 ms", "%.1f", Reading::median)
                .column("p99 ms", "%.1f", Reading::high)
                .column("max ms", "%.1f", Reading::highest)
                .column("RSS MB", "%.0f", Reading::residentMegabytes)
                .column("MB/s", "%.1f", reading -> reading.bytesPerSecond() / 1e6)
                .ratio("CPU : raw Netty", limit, Reading::microsPerEvent)
                .ratio("p99 : raw Netty", limit, Reading::high);
    }
}
