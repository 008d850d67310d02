package io.tickertape.ticker.feed;

import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.MarketListener;
import io.tickertape.ticker.market.Symbol;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds {@code instruments} into the market; a tombstone forgets one. */
public final class InstrumentFeed implements TopicReader.Fold {
    private static final Logger LOG = LoggerFactory.getLogger(InstrumentFeed.class);

    private final Market market;
    private final MarketListener listener;

    public InstrumentFeed(Market market, MarketListener listener) {
        this.market = market;
        this.listener = listener;
    }

    @Override
    public void fold(ConsumerRecords<byte[], byte[]> records) {
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
        if (!records.isEmpty()) {
            listener.marketChanged();
        }
    }

    private static @Nullable Symbol symbol(byte @Nullable [] key) {
        String name = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        return Symbol.isSymbol(name) ? new Symbol(name) : null;
    }
}
