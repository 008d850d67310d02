package io.tickertape.trading.feed;

import io.tickertape.trading.market.Tick;
import io.tickertape.trading.order.Price;
import io.tickertape.trading.order.TickPosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a record of the topic of prices, as strictly as whoever refuses it in public. */
final class TickRecord {
    private static final long UNSEQUENCED = -1;
    private static final List<String> SHOWN_PRICES = List.of("open", "high", "low", "previousClose");
    private static final List<String> SHOWN_QUANTITIES = List.of("bidSize", "askSize", "volume");

    private TickRecord() {}

    /**
     * Empty when anything is wrong with it.
     *
     * @param now which no tick is later than: a clock that runs ahead must not make a price look newer than it is
     */
    static Optional<Tick> read(ConsumerRecord<byte[], byte[]> record, Instant now) {
        return RecordFields.of(record).flatMap(fields -> read(fields, record, now));
    }

    private static Optional<Tick> read(RecordFields fields, ConsumerRecord<byte[], byte[]> record, Instant now) {
        Price price = fields.price("price");
        Price bid = fields.price("bid");
        Price ask = fields.price("ask");
        BigDecimal size = fields.quantity("size");
        Instant time = fields.time("time", Instant.ofEpochMilli(record.timestamp()));
        long sequence = fields.whole("sequence", 0, UNSEQUENCED);
        SHOWN_PRICES.forEach(fields::price);
        SHOWN_QUANTITIES.forEach(fields::quantity);
        if (price == null || !fields.isSound()) {
            return Optional.empty();
        }
        return Optional.of(new Tick(
                fields.symbol(),
                price,
                // Only whole shares are traded here.
                size == null ? Tick.SIZE_UNSAID : size.longValue(),
                bid,
                ask,
                time.isAfter(now) ? now : time,
                sequence,
                new TickPosition(record.partition(), record.offset())));
    }
}
