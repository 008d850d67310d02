package io.tickertape.trading.feed;

import io.tickertape.tape.topic.Records;
import io.tickertape.trading.market.Instrument;
import io.tickertape.trading.market.Market;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts instruments into the market; a tombstone takes one out. */
final class InstrumentFeed implements Records {
    private static final Logger LOG = LoggerFactory.getLogger(InstrumentFeed.class);

    private final Market market;

    InstrumentFeed(Market market) {
        this.market = market;
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            RecordFields.symbol(record.key()).ifPresent(market::remove);
            return;
        }
        Optional<Instrument> instrument = InstrumentRecord.read(record);
        if (instrument.isEmpty() || !market.add(instrument.get())) {
            LOG.warn("No instrument, or one too many: {}-{}@{}", record.topic(), record.partition(), record.offset());
        }
    }
}
