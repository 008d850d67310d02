package io.tickertape.ticker.feed;

import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.tape.process.LogPace;
import io.tickertape.tape.record.InstrumentReader;
import io.tickertape.tape.record.Reading;
import io.tickertape.tape.topic.Fold;
import io.tickertape.tape.topic.Topics;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.MarketListener;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds {@code instruments} into the market; a tombstone forgets one. */
public final class InstrumentFeed implements Fold<Reading<InstrumentUpdate>> {
    private static final Logger LOG = LoggerFactory.getLogger(InstrumentFeed.class);

    private final Market market;
    private final MarketListener listener;
    private final LogPace pace = new LogPace(Duration.ofSeconds(1));
    private int refused;

    public InstrumentFeed(Market market, MarketListener listener) {
        this.market = market;
        this.listener = listener;
    }

    @Override
    public Reading<InstrumentUpdate> parse(ConsumerRecord<byte[], byte[]> record) {
        return read(record);
    }

    @Override
    public void fold(ConsumerRecord<byte[], byte[]> record, Reading<InstrumentUpdate> reading) {
        if (reading instanceof Reading.Taken<InstrumentUpdate> taken) {
            market.apply(taken.value());
        } else if (reading instanceof Reading.Removal<InstrumentUpdate> removal) {
            market.forget(removal.symbol(), removal.stamp());
        } else {
            refused++;
        }
    }

    @Override
    public void paused() {
        if (refused > 0 && pace.next().isPresent()) {
            LOG.warn("refused {} instruments: see {}", refused, Topics.rejected(Topics.INSTRUMENTS));
            refused = 0;
        }
        listener.marketChanged();
    }

    static Reading<InstrumentUpdate> read(ConsumerRecord<byte[], byte[]> record) {
        return InstrumentReader.read(
                record.key(),
                record.value(),
                record.timestamp(),
                new TickPosition(record.partition(), record.offset()));
    }
}
