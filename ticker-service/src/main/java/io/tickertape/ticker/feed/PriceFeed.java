package io.tickertape.ticker.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.configuration.kafka.annotation.ErrorStrategy;
import io.micronaut.configuration.kafka.annotation.ErrorStrategyValue;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.context.annotation.Property;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.MarketListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.IsolationLevel;

/**
 * Folds {@code prices} into the market.
 *
 * <p>Every instance reads every record from the first retained one, in a group of its own: the market is rebuilt at
 * each start and no offset is kept. What is refused is only counted here, {@link RejectionLog} writes it down.
 */
@KafkaListener(
        groupId = "ticker-service",
        uniqueGroupId = true,
        uniqueGroupIdDeleteOnShutdown = false,
        clientId = "ticker-prices",
        batch = true,
        offsetReset = OffsetReset.EARLIEST,
        offsetStrategy = OffsetStrategy.DISABLED,
        isolation = IsolationLevel.READ_COMMITTED,
        errorStrategy = @ErrorStrategy(ErrorStrategyValue.RETRY_ON_ERROR),
        properties = {
            @Property(name = ConsumerConfig.METADATA_MAX_AGE_CONFIG, value = "5000"),
            @Property(name = ConsumerConfig.MAX_POLL_RECORDS_CONFIG, value = "5000"),
            @Property(name = ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, value = "500"),
        })
class PriceFeed {
    private final Market market;
    private final MarketListener listener;
    private final Clock clock;
    private final Map<Market.Outcome, Counter> outcomes = new EnumMap<>(Market.Outcome.class);
    private final Counter refused;

    PriceFeed(Market market, MarketListener listener, Clock clock, MeterRegistry meters) {
        this.market = market;
        this.listener = listener;
        this.clock = clock;
        for (Market.Outcome outcome : Market.Outcome.values()) {
            String tag = outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            outcomes.put(outcome, meters.counter("tickertape.ticks", "outcome", tag));
        }
        this.refused = meters.counter("tickertape.ticks", "outcome", "refused");
    }

    @Topic(Topics.PRICES)
    void receive(ConsumerRecords<byte[], byte[]> records) {
        Instant now = clock.instant();
        long newest = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Reading reading = TickFields.read(record);
            if (reading instanceof Reading.OfTick of) {
                counterOf(market.apply(of.tick(), now)).increment();
            } else {
                refused.increment();
            }
            newest = Math.max(newest, record.timestamp());
        }
        listener.marketChanged(Duration.between(Instant.ofEpochMilli(newest), now));
    }

    private Counter counterOf(Market.Outcome outcome) {
        Counter counter = outcomes.get(outcome);
        if (counter == null) {
            throw new IllegalStateException("no counter for " + outcome);
        }
        return counter;
    }
}
