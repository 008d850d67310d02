package io.tickertape.testbed.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.process.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class OrdersIT {
    private static final int PAGES = 5;
    private static final int AS_MANY_AS_ARE_ANSWERED = 0;

    private final Options options = Options.parse(
            List.of("--seconds", "2", "--warm-up", "2", "--rounds", "1", "--cold", "--servers", "ticker"));

    /** A long form, for who changes a peer. */
    @EnabledIfSystemProperty(named = "bench.peers", matches = "true")
    @Test
    void aPeerAnswersWhatTheBrokerHas() {
        Options peers = Options.parse(List.of(
                "--seconds", "2", "--warm-up", "2", "--rounds", "1", "--cold", "--servers", "vertx,webflux,micronaut"));
        try (Bench bench = new Bench(Layout.find(), peers, note -> {})) {
            answers(bench.inTurns(Orders.servers(bench, Load.beats(20, 1), PAGES, AS_MANY_AS_ARE_ANSWERED)), 3);
        }
    }

    @Test
    void tellsHowSoonOrdersAreReceivedByTheServiceAndByTheBareProducersBroker() {
        try (Bench bench = new Bench(Layout.find(), options, note -> {})) {
            Results<Dealing> results = Orders.measure(bench, PAGES, AS_MANY_AS_ARE_ANSWERED);
            answers(results, 3);
            assertTrue(results.median(Orders.OURS, Dealing::messagesPerSecond).orElseThrow() > 0);
        }
    }

    private static void answers(Results<Dealing> results, int servers) {
        assertEquals(servers, results.titles().size());
        for (String server : results.titles()) {
            assertTrue(results.failure(server).isEmpty(), () -> server + " failed: " + results.failure(server));
            // Each page has one order underway, which a busy machine may not answer before the last look.
            assertTrue(results.median(server, Dealing::complete).orElseThrow() > 0.5, server);
            assertTrue(results.median(server, Dealing::perSecond).orElseThrow() > 0, server);
            assertTrue(results.median(server, Dealing::median).orElseThrow() > 0, server);
            assertTrue(results.median(server, Dealing::micros).orElseThrow() > 0, server);
            assertTrue(results.median(server, Dealing::brokerMicros).orElseThrow() > 0, server);
            assertEquals(0, results.median(server, Dealing::refusedPerSecond).orElseThrow(), server);
        }
    }
}
