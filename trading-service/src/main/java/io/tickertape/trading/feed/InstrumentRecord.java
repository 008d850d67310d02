package io.tickertape.trading.feed;

import io.tickertape.trading.market.Instrument;
import io.tickertape.trading.order.Price;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads a record of the topic of instruments. */
final class InstrumentRecord {
    private static final int LONGEST_NAME = 100;
    private static final String HALTED = "HALTED";
    private static final Set<String> STATUSES = Set.of("", "TRADING", HALTED);

    private InstrumentRecord() {}

    /** Empty when anything is wrong with it. */
    static Optional<Instrument> read(ConsumerRecord<byte[], byte[]> record) {
        return RecordFields.of(record).flatMap(InstrumentRecord::read);
    }

    private static Optional<Instrument> read(RecordFields fields) {
        String name = fields.text("name", LONGEST_NAME);
        @Nullable Price increment = fields.price("minPriceIncrement");
        long lotSize = fields.whole("lotSize", 1, 1);
        String status = fields.text("status", LONGEST_NAME);
        var unused = fields.price("previousClose");
        return fields.isSound() && STATUSES.contains(status)
                ? Optional.of(new Instrument(fields.symbol(), name, increment, lotSize, status.equals(HALTED)))
                : Optional.empty();
    }
}
