package io.tickertape.ticker.feed;

import io.tickertape.tape.topic.Records;
import io.tickertape.ticker.market.Instrument;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.MarketListener;
import io.tickertape.ticker.market.Symbol;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds {@code instruments} into the market; a tombstone forgets one. */
public final class InstrumentFeed implements Records {
    private static final Logger LOG = LoggerFactory.getLogger(InstrumentFeed.class);

    private final Market market;
    private final MarketListener listener;

    public InstrumentFeed(Market market, MarketListener listener) {
        this.market = market;
        this.listener = listener;
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record) {
        Symbol forgotten = record.value() == null ? symbol(record.key()) : null;
        if (forgotten != null) {
            market.forget(forgotten);
            return;
        }
        Reading reading = read(record.key(), record.value());
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

    @Override
    public void paused() {
        listener.marketChanged();
    }

    /** What a record says; a tombstone of a symbol says nothing of it, and is no refusal. */
    static Reading read(byte @Nullable [] key, byte @Nullable [] value) {
        Symbol forgotten = value == null ? symbol(key) : null;
        return forgotten == null
                ? RecordParser.parse(key, value, InstrumentFields::new)
                : new Reading.OfInstrument(new Instrument(forgotten, "", null, false));
    }

    private static @Nullable Symbol symbol(byte @Nullable [] key) {
        String name = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        return Symbol.isSymbol(name) ? new Symbol(name) : null;
    }
}
