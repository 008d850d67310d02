package io.tickertape.testbed.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.bench.process.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrdersIT {
    private static final int PAGES = 5;
    /** So slow that even a machine with other things to do answers each in time. */
    private static final int RATE = 10;

    private final Options options = Options.parse(List.of("--seconds", "2", "--warm-up", "2", "--rounds", "1"));

    @Test
    void everyOrderIsReceivedByTheServiceAndByTheBareProducersBroker() {
        try (Bench bench = new Bench(Layout.find(), options, note -> {})) {
            Results<Dealing> results = Orders.measure(bench, PAGES, RATE);
            for (String server : results.titles()) {
                assertTrue(results.failure(server).isEmpty(), () -> server + " failed: " + results.failure(server));
                assertTrue(results.median(server, Dealing::complete).orElseThrow() > 0.9, server);
                assertTrue(results.median(server, Dealing::perSecond).orElseThrow() > 0, server);
                assertTrue(results.median(server, Dealing::median).orElseThrow() > 0, server);
                assertTrue(results.median(server, Dealing::micros).orElseThrow() > 0, server);
                assertTrue(results.median(server, Dealing::brokerMicros).orElseThrow() > 0, server);
                assertEquals(
                        0, results.median(server, Dealing::refusedPerSecond).orElseThrow(), server);
            }
            assertTrue(results.median(Orders.OURS, Dealing::filledPerSecond).orElseThrow() > 0);
        }
    }
}
