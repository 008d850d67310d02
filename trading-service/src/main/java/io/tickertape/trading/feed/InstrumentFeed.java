package io.tickertape.trading.feed;

import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.tape.process.LogPace;
import io.tickertape.tape.record.InstrumentReader;
import io.tickertape.tape.record.Reading;
import io.tickertape.tape.topic.Records;
import io.tickertape.trading.market.Market;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts instruments into the market; a tombstone takes one out. */
final class InstrumentFeed implements Records {
    private static final Logger LOG = LoggerFactory.getLogger(InstrumentFeed.class);

    private final Market market;
    private final LogPace pace = new LogPace(Duration.ofSeconds(1));
    private int refused;
    private String firstRefused = "";

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
        if (refused++ == 0) {
            firstRefused = record.topic() + "-" + record.partition() + "@" + record.offset();
        }
    }

    /** One line a second at most, with a count: a producer must not be able to fill the log. */
    @Override
    public void paused() {
        if (refused > 0 && pace.next().isPresent()) {
            LOG.warn(
                    "No instruments, or more than the market holds: {} records, the first at {}",
                    refused,
                    firstRefused);
            refused = 0;
        }
    }
}
