package io.tickertape.trading.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tickertape.tape.topic.Records;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.market.Tick;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts ticks into the market. What is no tick is counted here, and told to its producer by the ticker. */
final class PriceFeed implements Records {
    private static final String TICKS = "tickertape.ticks";
    private static final String OUTCOME = "outcome";

    private final Market market;
    private final InstantSource clock;
    private final Map<Market.Outcome, Counter> outcomes = new EnumMap<>(Market.Outcome.class);
    private final Counter refused;
    private volatile boolean level;

    PriceFeed(Market market, InstantSource clock, MeterRegistry meters) {
        this.market = market;
        this.clock = clock;
        for (Market.Outcome outcome : Market.Outcome.values()) {
            String word = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
            outcomes.put(outcome, meters.counter(TICKS, OUTCOME, word));
        }
        refused = meters.counter(TICKS, OUTCOME, "refused");
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record) {
        Optional<Tick> tick = TickRecord.read(record, clock.instant());
        Counter counter = tick.isPresent() ? outcomes.get(market.add(tick.get())) : refused;
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void progress(int percent) {
        level |= percent == 100;
    }

    boolean isLevel() {
        return level;
    }
}
