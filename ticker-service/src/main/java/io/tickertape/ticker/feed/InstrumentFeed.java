package io.tickertape.ticker.feed;

import io.micronaut.configuration.kafka.annotation.ErrorStrategy;
import io.micronaut.configuration.kafka.annotation.ErrorStrategyValue;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.context.annotation.Property;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.MarketListener;
import io.tickertape.ticker.market.Symbol;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.IsolationLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code instruments}, whole at each start; a tombstone forgets one. */
@KafkaListener(
        groupId = "ticker-service",
        uniqueGroupId = true,
        uniqueGroupIdDeleteOnShutdown = false,
        clientId = "ticker-instruments",
        batch = true,
        offsetReset = OffsetReset.EARLIEST,
        offsetStrategy = OffsetStrategy.DISABLED,
        isolation = IsolationLevel.READ_COMMITTED,
        errorStrategy = @ErrorStrategy(ErrorStrategyValue.RETRY_ON_ERROR),
        properties = @Property(name = ConsumerConfig.METADATA_MAX_AGE_CONFIG, value = "5000"))
class InstrumentFeed {
    private static final Logger LOG = LoggerFactory.getLogger(InstrumentFeed.class);

    private final Market market;
    private final MarketListener listener;

    InstrumentFeed(Market market, MarketListener listener) {
        this.market = market;
        this.listener = listener;
    }

    @Topic(Topics.INSTRUMENTS)
    void receive(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Symbol forgotten = record.value() == null ? symbol(record.key()) : null;
            if (forgotten != null) {
                market.forget(forgotten);
                continue;
            }
            Reading reading = RecordParser.parse(record.key(), record.value(), InstrumentFields::new);
            if (reading instanceof Reading.OfInstrument of) {
                market.apply(of.instrument());
            } else if (reading instanceof Refusal refusal) {
                LOG.warn(
                        "not an instrument: {}-{}@{}: {}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        refusal.reason().code());
            }
        }
        listener.marketChanged();
    }

    private static @Nullable Symbol symbol(byte @Nullable [] key) {
        String name = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        return Symbol.isSymbol(name) ? new Symbol(name) : null;
    }
}
