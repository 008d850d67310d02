package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.market.Market;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedTest {
    private final ApplicationContext context = ApplicationContext.builder()
            .deduceEnvironment(false)
            .properties(Map.of(
                    "kafka.bootstrap.servers", TestBroker.bootstrapServers(),
                    "tickertape.feed.prices", "feed-test-prices",
                    "tickertape.feed.instruments", "feed-test-instruments",
                    "tickertape.feed.read-back", "3",
                    "tickertape.login.demo-users", "true",
                    "tickertape.engine.instance", "feed-test",
                    "tickertape.engine.state-directory", "target/state/" + UUID.randomUUID()))
            .build();

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void begins3TicksBeforeTheEndAndGoesOnPastWhatIsNone() throws Exception {
        try (Prices prices = Prices.on(TestBroker.bootstrapServers(), "feed-test-prices", "feed-test-instruments")) {
            // All at one time: a lower sequence that is a second later would begin a new series.
            String time = "\"time\": " + System.currentTimeMillis();
            prices.put("LONGAGO", "{\"price\": 1}");
            prices.put("A", "{\"price\": 10, " + time + "}");
            prices.put("A", "{\"price\": -1}");
            prices.put("A", "{\"price\": \"10.05\", \"sequence\": 4, " + time + "}");
            prices.instrument("A", "{\"lotSize\": 100}");
            context.start();
            Market market = context.getBean(Market.class);
            MeterRegistry meters = context.getBean(MeterRegistry.class);

            Prices.await(() -> "10.05".equals(lastOf(market, "A")));
            assertNull(market.latest(new Symbol("LONGAGO")));
            prices.put("A", "{\"price\": 9, \"sequence\": 3, " + time + "}");
            prices.put("A", "{\"price\": 11, \"sequence\": 5, " + time + "}");
            Prices.await(() -> "11.00".equals(lastOf(market, "A")));
            // A tick is in the market before it is counted.
            Prices.await(() -> count(meters, "applied") == 3);
            assertEquals(1, count(meters, "refused"));
            assertEquals(1, count(meters, "late"));

            Prices.await(() -> market.instrument(new Symbol("A")) != null);
            assertEquals(Set.of("A"), market.symbols());
            prices.instrument("A", null);
            Prices.await(() -> market.instrument(new Symbol("A")) == null);
        }
    }

    private static double count(MeterRegistry meters, String outcome) {
        return meters.counter("tickertape.ticks", "outcome", outcome).count();
    }

    private static String lastOf(Market market, String symbol) {
        Tick tick = market.latest(new Symbol(symbol));
        return tick == null ? "" : tick.price().toString();
    }
}
