package io.tickertape.trading.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickOutcome;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.tape.record.Reading;
import io.tickertape.tape.record.TickReader;
import io.tickertape.tape.topic.Records;
import io.tickertape.trading.market.Market;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts ticks into the market. What is no tick is counted here, and told to its producer by the ticker. */
final class PriceFeed implements Records {
    private static final String TICKS = "tickertape.ticks";
    private static final String OUTCOME = "outcome";

    private final Market market;
    private final Map<TickOutcome, Counter> outcomes = new EnumMap<>(TickOutcome.class);
    private final Counter refused;
    private volatile boolean level;

    PriceFeed(Market market, MeterRegistry meters) {
        this.market = market;
        for (TickOutcome outcome : TickOutcome.values()) {
            String word = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
            outcomes.put(outcome, meters.counter(TICKS, OUTCOME, word));
        }
        refused = meters.counter(TICKS, OUTCOME, "refused");
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record) {
        Reading<Tick> reading = TickReader.read(
                record.key(),
                record.value(),
                record.timestamp(),
                new TickPosition(record.partition(), record.offset()));
        if (reading instanceof Reading.Taken<Tick> taken) {
            counterOf(market.add(taken.value())).increment();
        } else if (reading instanceof Reading.Removal<Tick> removal) {
            market.remove(removal.symbol(), removal.stamp());
        } else {
            refused.increment();
        }
    }

    private Counter counterOf(TickOutcome outcome) {
        Counter counter = outcomes.get(outcome);
        if (counter == null) {
            throw new IllegalStateException("no counter for " + outcome);
        }
        return counter;
    }

    @Override
    public void progress(int percent) {
        level |= percent == 100;
    }

    boolean isLevel() {
        return level;
    }
}
