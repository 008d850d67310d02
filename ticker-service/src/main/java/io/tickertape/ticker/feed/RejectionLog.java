package io.tickertape.ticker.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.configuration.kafka.annotation.ErrorStrategy;
import io.micronaut.configuration.kafka.annotation.ErrorStrategyValue;
import io.micronaut.configuration.kafka.annotation.KafkaClient;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.context.annotation.Property;
import io.tickertape.ticker.market.Market;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every refused record to {@code prices.rejected}, as it came, with the reason and where it stood.
 *
 * <p>All instances share one group, and offsets are committed only behind what is safely written: each refused record
 * is written by one of them, once, or after a crash once more. That is why this is not done by {@link PriceFeed}, which
 * reads everything again at each start.
 */
@KafkaListener(
        groupId = "ticker-service-rejections",
        clientId = "ticker-rejections",
        batch = true,
        offsetReset = OffsetReset.EARLIEST,
        offsetStrategy = OffsetStrategy.SYNC,
        isolation = IsolationLevel.READ_COMMITTED,
        errorStrategy =
                @ErrorStrategy(value = ErrorStrategyValue.RETRY_ON_ERROR, retryDelay = "1s", retryCount = 2147483647),
        properties = {
            @Property(name = ConsumerConfig.METADATA_MAX_AGE_CONFIG, value = "5000"),
            @Property(name = ConsumerConfig.MAX_POLL_RECORDS_CONFIG, value = "5000"),
            // With the classic protocol, closing waits half a minute for a join that waits for a member that was
            // killed.
            @Property(name = ConsumerConfig.GROUP_PROTOCOL_CONFIG, value = "consumer"),
            // This reader is in no hurry: fewer, larger fetches cost the feed's one less.
            @Property(name = ConsumerConfig.FETCH_MIN_BYTES_CONFIG, value = "65536"),
            @Property(name = ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, value = "250"),
        })
class RejectionLog {
    private static final Logger LOG = LoggerFactory.getLogger(RejectionLog.class);

    private final Market market;
    private final Producer<byte[], byte[]> producer;
    private final MeterRegistry meters;

    RejectionLog(Market market, @KafkaClient("rejections") Producer<byte[], byte[]> producer, MeterRegistry meters) {
        this.market = market;
        this.producer = producer;
        this.meters = meters;
    }

    @Topic(Topics.PRICES)
    void receive(ConsumerRecords<byte[], byte[]> records) throws ExecutionException, InterruptedException {
        List<Future<?>> written = new ArrayList<>();
        ConsumerRecord<byte[], byte[]> first = null;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Reading reading = read(record);
            if (reading instanceof Refusal refusal) {
                written.add(producer.send(rejected(record, refusal)));
                meters.counter(
                                "tickertape.rejections",
                                "reason",
                                refusal.reason().code())
                        .increment();
                first = first != null ? first : record;
            }
        }
        if (first != null) {
            LOG.warn(
                    "refused {} of {} records, the first at {}-{}@{}: see {}",
                    written.size(),
                    records.count(),
                    first.topic(),
                    first.partition(),
                    first.offset(),
                    Topics.REJECTED);
        }
        for (Future<?> one : written) {
            one.get();
        }
    }

    /** A symbol that the market has no place for is refused here from the moment on that the market is full. */
    private Reading read(ConsumerRecord<byte[], byte[]> record) {
        Reading reading = TickFields.read(record);
        if (reading instanceof Reading.OfTick of
                && market.hasNoPlaceFor(of.tick().symbol())) {
            return new Refusal(
                    Refusal.Reason.TOO_MANY_SYMBOLS,
                    "the market holds as many symbols as it may, and this is none of them: see"
                            + " tickertape.market.maximum-symbols");
        }
        return reading;
    }

    private static ProducerRecord<byte[], byte[]> rejected(ConsumerRecord<byte[], byte[]> record, Refusal refusal) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("reason", utf8(refusal.reason().code()));
        headers.add("detail", utf8(refusal.detail()));
        headers.add("topic", utf8(record.topic()));
        headers.add("partition", utf8(Integer.toString(record.partition())));
        headers.add("offset", utf8(Long.toString(record.offset())));
        return new ProducerRecord<>(Topics.REJECTED, null, null, record.key(), record.value(), headers);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
