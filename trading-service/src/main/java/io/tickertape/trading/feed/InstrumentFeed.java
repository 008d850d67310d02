package io.tickertape.trading.feed;

import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.tape.record.InstrumentReader;
import io.tickertape.tape.record.Reading;
import io.tickertape.tape.topic.Records;
import io.tickertape.trading.market.Market;
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
        Reading<InstrumentUpdate> reading = InstrumentReader.read(
                record.key(),
                record.value(),
                record.timestamp(),
                new TickPosition(record.partition(), record.offset()));
        if (reading instanceof Reading.Taken<InstrumentUpdate> taken && market.add(taken.value())) {
            return;
        }
        if (reading instanceof Reading.Removal<InstrumentUpdate> removal) {
            market.removeInstrument(removal.symbol(), removal.stamp());
            return;
        }
        LOG.warn("No instrument, or one too many: {}-{}@{}", record.topic(), record.partition(), record.offset());
    }
}
