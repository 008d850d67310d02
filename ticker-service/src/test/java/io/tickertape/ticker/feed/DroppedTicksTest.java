package io.tickertape.ticker.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DroppedTicksTest {
    private final List<String> askedFor = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry() {
        @Override
        public Counter counter(String name, String... tags) {
            askedFor.add(String.join(" ", tags));
            return super.counter(name, tags);
        }
    };
    private final DroppedTicks dropped = new DroppedTicks(meters);

    @Test
    void countsBySymbolAndOutcomeAndAsksForEachCounterOnce() {
        for (int i = 0; i < 3; i++) {
            dropped.count(new Symbol("AAPL"), TickOutcome.LATE);
        }
        dropped.count(new Symbol("AAPL"), TickOutcome.DUPLICATE);
        dropped.count(new Symbol("MSFT"), TickOutcome.LATE);
        dropped.count(new Symbol("MSFT"), TickOutcome.APPLIED);

        assertEquals(3, counted("AAPL", "late"));
        assertEquals(1, counted("AAPL", "duplicate"));
        assertEquals(1, counted("MSFT", "late"));
        assertEquals(
                List.of("symbol AAPL outcome late", "symbol AAPL outcome duplicate", "symbol MSFT outcome late"),
                askedFor);
    }

    @Test
    void countsTheSymbolsAfterTheFirstHundredTogether() {
        for (int i = 0; i < 103; i++) {
            dropped.count(new Symbol("S" + i), TickOutcome.LATE);
        }

        assertEquals(1, counted("S99", "late"));
        assertEquals(3, counted("others", "late"));
        assertEquals(101, meters.getMeters().size());
    }

    private double counted(String symbol, String outcome) {
        return meters.get("tickertape.ticks.dropped")
                .tags("symbol", symbol, "outcome", outcome)
                .counter()
                .count();
    }
}
