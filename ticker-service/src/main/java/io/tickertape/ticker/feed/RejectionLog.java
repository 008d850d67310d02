package io.tickertape.ticker.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.record.Reading;
import io.tickertape.ticker.market.Market;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
 * Writes every refused record to {@code prices.rejected} or {@code instruments.rejected}, as it came, with the reason
 * and where it stood; and, as a warning, records that were taken without a side figure that cannot be.
 *
 * <p>All instances share one group, and offsets are committed only behind what is safely written: each refused record
 * is written by one of them, once, or after a crash once more. That is why this is not done by {@link PriceFeed}, which
 * reads everything again at each start.
 */
public final class RejectionLog implements ConsumerThread.Work, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RejectionLog.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration TO_COMMIT = Duration.ofSeconds(5);

    private static final String REJECTIONS = "tickertape.rejections";
    private static final String REMARKS = "tickertape.blank.figures";
    private static final Duration WARN_AGAIN_AFTER = Duration.ofMinutes(1);

    private final Market market;
    private final RejectedRecords rejected;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Reminders warnings = new Reminders(WARN_AGAIN_AFTER);
    private final ConsumerThread thread;

    public RejectionLog(
            FeedConsumers consumers, Market market, RejectedRecords rejected, MeterRegistry meters, Clock clock) {
        this.market = market;
        this.rejected = rejected;
        this.meters = meters;
        this.clock = clock;
        this.thread = new ConsumerThread(
                "rejections", consumers.sharing("ticker-service-rejections", "ticker-rejections"), this);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void begin(Consumer<byte[], byte[]> consumer) {
        consumer.subscribe(List.of(Topics.PRICES, Topics.INSTRUMENTS));
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
            Reading<?> reading = read(record);
            if (reading instanceof Reading.Refusal<?> refusal) {
                written.add(rejected.write(record, refusal.reason(), refusal.detail()));
                meters.counter(REJECTIONS, "reason", refusal.reason().code()).increment();
                first = first != null ? first : record;
            } else if (reading instanceof Reading.Taken<?> taken) {
                remark(record, taken.remarks(), written);
            }
        }
        if (first != null) {
            LOG.warn(
                    "refused or took in part {} of {} records, the first refused at {}-{}@{}: see {}",
                    written.size(),
                    records.count(),
                    first.topic(),
                    first.partition(),
                    first.offset(),
                    first.topic() + Topics.OF_REJECTED);
        }
        for (Future<?> one : written) {
            one.get();
        }
    }

    /** A feed that always has the same fault is told of it once in a while: its records are as many as its ticks. */
    private void remark(ConsumerRecord<byte[], byte[]> record, List<Reading.Remark> remarks, List<Future<?>> written) {
        for (Reading.Remark remark : remarks) {
            meters.counter(REMARKS, "topic", record.topic(), "field", remark.field())
                    .increment();
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (warnings.isDue(record.topic() + ' ' + key + ' ' + remark.detail(), clock.instant())) {
                written.add(rejected.write(record, Reading.Reason.WARNING, remark.detail()));
            }
        }
    }

    /** A symbol that the market has no place for is refused here from the moment on that the market is full. */
    private Reading<?> read(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.INSTRUMENTS)) {
            return InstrumentFeed.read(record);
        }
        Reading<Tick> reading = PriceFeed.read(record);
        if (reading instanceof Reading.Taken<Tick> taken
                && market.hasNoPlaceFor(taken.value().symbol())) {
            return new Reading.Refusal<Tick>(
                    Reading.Reason.TOO_MANY_SYMBOLS,
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
