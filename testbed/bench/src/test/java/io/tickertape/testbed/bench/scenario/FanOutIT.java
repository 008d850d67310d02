package io.tickertape.testbed.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.process.Contender;
import io.tickertape.testbed.bench.process.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

class FanOutIT {
    private static final int WATCHERS = 50;
    /** So slow that even a machine with other things to do merges no two ticks of a symbol. */
    private static final Load LOAD = Load.beats(20, 2);

    private final Options options = Options.parse(List.of("--seconds", "2", "--warm-up", "1", "--rounds", "1"));

    @Test
    void tellsEveryTickToEveryWatcherOfTheTickerAndOfRawNetty() {
        try (Bench bench = new Bench(Layout.find(), options, note -> {})) {
            Results<Reading> results = bench.inColdTurns(List.of(Contender.TICKER, Contender.NETTY).stream()
                    .map(contender -> FanOut.steady(bench, contender, LOAD, WATCHERS))
                    .toList());
            for (String server : results.titles()) {
                assertTrue(results.failure(server).isEmpty(), () -> server + " failed: " + results.failure(server));
                assertEquals(1, results.median(server, Reading::complete).orElseThrow(), server);
                assertTrue(results.median(server, Reading::microsPerEvent).orElseThrow() > 0, server);
                assertTrue(results.median(server, Reading::median).orElseThrow() > 0, server);
                assertTrue(results.median(server, Reading::residentMegabytes).orElseThrow() > 10, server);
            }
        }
    }
}
