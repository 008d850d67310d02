package io.tickertape.ticker.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickOutcome;
import io.tickertape.tape.process.LogPace;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells which symbols have ticks that are late or duplicates: by a meter, and by a line in the log once a minute. */
final class DroppedTicks {
    private static final Logger LOG = LoggerFactory.getLogger(DroppedTicks.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    /** Meters of more symbols than these would cost whoever reads them more than they tell. */
    private static final int MAXIMUM_METERED = 100;

    private static final int NAMED_IN_A_LINE = 5;
    private static final String OTHERS = "others";

    private final MeterRegistry meters;
    private final LogPace lines = new LogPace(BETWEEN_LINES);
    private final Map<TickOutcome, Map<String, Counter>> counters = new EnumMap<>(TickOutcome.class);
    private final Set<String> metered = new HashSet<>();
    private final TreeMap<Symbol, Integer> sinceLine = new TreeMap<>();
    private int countSinceLine;

    DroppedTicks(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Symbol symbol, TickOutcome outcome) {
        if (outcome != TickOutcome.LATE && outcome != TickOutcome.DUPLICATE) {
            return;
        }
        counterOf(symbol, outcome).increment();
        countSinceLine++;
        if (sinceLine.size() < NAMED_IN_A_LINE || sinceLine.containsKey(symbol)) {
            sinceLine.merge(symbol, 1, Integer::sum);
        }
        if (lines.next().isPresent()) {
            LOG.warn("{} ticks were late or duplicates, among them of {}", countSinceLine, sinceLine);
            sinceLine.clear();
            countSinceLine = 0;
        }
    }

    /** Kept, since a registry takes longer to find a counter than the market to fold a tick. */
    private Counter counterOf(Symbol symbol, TickOutcome outcome) {
        boolean hasMeter =
                metered.contains(symbol.name()) || (metered.size() < MAXIMUM_METERED && metered.add(symbol.name()));
        return counters.computeIfAbsent(outcome, key -> new HashMap<>())
                .computeIfAbsent(hasMeter ? symbol.name() : OTHERS, name -> counter(name, outcome));
    }

    private Counter counter(String name, TickOutcome outcome) {
        String word = outcome.name().toLowerCase(Locale.ROOT);
        return meters.counter("tickertape.ticks.dropped", "symbol", name, "outcome", word);
    }
}
