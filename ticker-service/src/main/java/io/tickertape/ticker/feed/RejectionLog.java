package io.tickertape.ticker.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickertape.tape.process.Pulse;
import io.tickertape.ticker.market.Market;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every refused record to {@code prices.rejected}, as it came, with the reason and where it stood.
 *
 * <p>All instances share one group, and offsets are committed only behind what is safely written: each refused record
 * is written by one of them, once, or after a crash once more. That is why this is not done by {@link PriceFeed}, which
 * reads everything again at each start.
 */
public final class RejectionLog implements ConsumerThread.Work, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RejectionLog.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration TO_COMMIT = Duration.ofSeconds(5);

    private final Market market;
    private final RejectedRecords rejected;
    private final MeterRegistry meters;
    private final ConsumerThread thread;

    public RejectionLog(FeedConsumers consumers, Market market, RejectedRecords rejected, MeterRegistry meters) {
        this.market = market;
        this.rejected = rejected;
        this.meters = meters;
        this.thread = new ConsumerThread(
                "rejections", consumers.sharing("ticker-service-rejections", "ticker-rejections"), this);
    }

    public void start() {
        thread.start();
    }

    Pulse pulse() {
        return thread.pulse();
    }

    @Override
    public void begin(Consumer<byte[], byte[]> consumer) {
        consumer.subscribe(List.of(Topics.PRICES));
    }

    @Override
    public void turn(Consumer<byte[], byte[]> consumer) throws ExecutionException, InterruptedException {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
            write(records);
            consumer.commitSync(TO_COMMIT);
        }
    }

    private void write(ConsumerRecords<byte[], byte[]> records) throws ExecutionException, InterruptedException {
        List<Future<?>> written = new ArrayList<>();
        ConsumerRecord<byte[], byte[]> first = null;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Reading reading = read(record);
            if (reading instanceof Refusal refusal) {
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

    @Override
    public void close() {
        thread.close();
    }
}
