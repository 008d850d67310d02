package io.tickertape.ticker.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.configuration.kafka.annotation.ErrorStrategy;
import io.micronaut.configuration.kafka.annotation.ErrorStrategyValue;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.tickertape.tape.topic.ClientListener;
import io.tickertape.tape.topic.Topics;
import io.tickertape.ticker.market.Market;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.IsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every refused record to its topic of refusals, as it came, with the reason and where it stood.
 *
 * <p>All instances share one group, and offsets are committed only behind what is safely written: each refused record
 * is written by one of them, once, or after a crash once more. That is why this is not done by {@link PriceFeed}, which
 * reads everything again at each start.
 */
@KafkaListener(
        groupId = RejectionLog.GROUP,
        clientId = RejectionLog.CLIENT,
        batch = true,
        offsetReset = OffsetReset.EARLIEST,
        offsetStrategy = OffsetStrategy.SYNC,
        isolation = IsolationLevel.READ_COMMITTED,
        // A batch that could not be written is met again until it is: no refusal is left out.
        errorStrategy =
                @ErrorStrategy(
                        value = ErrorStrategyValue.RETRY_ON_ERROR,
                        retryDelay = "1s",
                        retryCount = Integer.MAX_VALUE),
        pollTimeout = "250ms",
        autoStartup = false)
public final class RejectionLog {
    /** By which operators configure the listener's consumer, and by which the brokers know how far it has come. */
    public static final String GROUP = "ticker-service-rejections";

    static final String CLIENT = "ticker-rejections";

    private static final Logger LOG = LoggerFactory.getLogger(RejectionLog.class);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Market market;
    private final RejectedRecords rejected;
    private final MeterRegistry meters;
    private final ClientListener listener;
    private final CountDownLatch closing = new CountDownLatch(1);

    RejectionLog(Market market, RejectedRecords rejected, MeterRegistry meters, ClientListener listener) {
        this.market = market;
        this.rejected = rejected;
        this.meters = meters;
        this.listener = listener;
    }

    @Topic({Topics.PRICES, Topics.INSTRUMENTS})
    void read(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        try {
            write(records);
            listener.turned(CLIENT);
        } catch (ExecutionException e) {
            LOG.warn("Refusals could not be written and are tried again: {}", String.valueOf(e.getCause()));
            throw new IllegalStateException("refusals could not be written", e);
        } catch (Error e) {
            listener.broke(CLIENT, e);
            throw e;
        }
    }

    private void write(ConsumerRecords<byte[], byte[]> records) throws ExecutionException, InterruptedException {
        List<Future<?>> written = new ArrayList<>();
        ConsumerRecord<byte[], byte[]> first = null;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (judge(record) instanceof Refusal refusal) {
                written.add(rejected.write(record, refusal));
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
                    Topics.rejected(first.topic()));
        }
        for (Future<?> one : written) {
            await(one);
        }
    }

    /** Waits no longer than until the service is closed: who closes a listener waits for it without a bound. */
    private void await(Future<?> one) throws ExecutionException, InterruptedException {
        while (true) {
            try {
                one.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (closing.getCount() == 0) {
                    throw new ExecutionException("the service is closed before Kafka has answered", e);
                }
            }
        }
    }

    /** A record at which the parser fails is a fault of ours: it is told, and the others are written. */
    private Object judge(ConsumerRecord<byte[], byte[]> record) {
        try {
            return read(record);
        } catch (RuntimeException e) {
            LOG.error(
                    "{}-{}@{} could not be judged and is left", record.topic(), record.partition(), record.offset(), e);
            return record;
        }
    }

    /** A symbol that the market has no place for is refused here from the moment on that the market is full. */
    private Reading read(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.INSTRUMENTS)) {
            return InstrumentFeed.read(record.key(), record.value());
        }
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

    /** Waits for no answer of Kafka any more. */
    void close() {
        closing.countDown();
    }
}
