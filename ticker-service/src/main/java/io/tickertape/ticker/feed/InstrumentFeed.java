package io.tickertape.ticker.feed;

import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.tape.record.InstrumentReader;
import io.tickertape.tape.record.Reading;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.MarketListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
        int refused = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Reading<InstrumentUpdate> reading = read(record);
            if (reading instanceof Reading.Taken<InstrumentUpdate> taken) {
                market.apply(taken.value());
            } else if (reading instanceof Reading.Removal<InstrumentUpdate> removal) {
                market.forget(removal.symbol(), removal.stamp());
            } else {
                refused++;
            }
        }
        if (refused > 0) {
            LOG.warn("refused {} of {} instruments: see {}", refused, records.count(), Topics.INSTRUMENTS_REJECTED);
        }
        if (!records.isEmpty()) {
            listener.marketChanged();
        }
    }

    static Reading<InstrumentUpdate> read(ConsumerRecord<byte[], byte[]> record) {
        return InstrumentReader.read(
                record.key(),
                record.value(),
                record.timestamp(),
                new TickPosition(record.partition(), record.offset()));
    }
}
