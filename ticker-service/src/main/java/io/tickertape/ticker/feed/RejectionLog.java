package io.tickertape.ticker.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.configuration.kafka.annotation.ErrorStrategy;
import io.micronaut.configuration.kafka.annotation.ErrorStrategyValue;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.configuration.kafka.exceptions.DefaultKafkaListenerExceptionHandler;
import io.micronaut.configuration.kafka.exceptions.KafkaListenerException;
import io.micronaut.configuration.kafka.exceptions.KafkaListenerExceptionHandler;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.record.Reading;
import io.tickertape.tape.topic.DeniedRights;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.Topics;
import io.tickertape.ticker.market.Market;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.IsolationLevel;
import org.jspecify.annotations.Nullable;
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
public final class RejectionLog implements KafkaListenerExceptionHandler {
    /** By which operators configure the listener's consumer, and by which the brokers know how far it has come. */
    public static final String GROUP = "ticker-service-rejections";

    static final String CLIENT = "ticker-rejections";

    private static final Logger LOG = LoggerFactory.getLogger(RejectionLog.class);
    private static final String REJECTIONS = "tickertape.rejections";
    private static final String REMARKS = "tickertape.blank.figures";
    private static final Duration WARN_AGAIN_AFTER = Duration.ofMinutes(1);
    private static final Duration BEFORE_THE_NEXT = Duration.ofSeconds(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Market market;
    private final RejectedRecords rejected;
    private final MeterRegistry meters;
    private final Clock clock;
    private final DeniedRights denied;
    private final KafkaListenerExceptionHandler others;
    private final Reminders warnings = new Reminders(WARN_AGAIN_AFTER);
    private final AtomicInteger denials = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private int unjudged;

    RejectionLog(
            Market market,
            RejectedRecords rejected,
            MeterRegistry meters,
            Clock clock,
            KafkaClients clients,
            DefaultKafkaListenerExceptionHandler others) {
        this.market = market;
        this.rejected = rejected;
        this.meters = meters;
        this.clock = clock;
        denied = clients.denied();
        this.others = others;
    }

    @Topic({Topics.PRICES, Topics.INSTRUMENTS})
    void read(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        try {
            write(records);
            denied.allow(CLIENT);
        } catch (ExecutionException e) {
            if (!denied.isDenial(CLIENT, "Write", e)) {
                LOG.warn("Refusals could not be written and are tried again: {}", String.valueOf(e.getCause()));
            }
            throw new IllegalStateException("refusals could not be written", e);
        } catch (Error e) {
            FatalErrors.endIfFatal(e);
            throw e;
        }
    }

    /** A right that is missing is asked for again and again: it is told once, not with a stack twice a second. */
    @Override
    public void handle(KafkaListenerException failure) {
        if (isClosing() || !denied.isDenial(CLIENT, "Read", failure)) {
            others.handle(failure);
            return;
        }
        forgetUnlessRepeated(denials.incrementAndGet());
        try {
            var unused = closing.await(BEFORE_THE_NEXT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody tells of a poll that brings nothing; one that is denied is repeated in a second or two. */
    private void forgetUnlessRepeated(int denial) {
        CompletableFuture.delayedExecutor(FORGOTTEN_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (denials.get() == denial) {
                        denied.allow(CLIENT);
                    }
                });
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void write(ConsumerRecords<byte[], byte[]> records) throws ExecutionException, InterruptedException {
        List<Future<?>> written = new ArrayList<>();
        ConsumerRecord<byte[], byte[]> first = null;
        unjudged = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            @Nullable Reading<?> reading = judge(record);
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
                    Topics.rejected(first.topic()));
        }
        if (unjudged > 1) {
            LOG.error("and {} more of {} records that came with it", unjudged - 1, records.count());
        }
        for (Future<?> one : written) {
            await(one);
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

    /** Waits no longer than until the service is closed: who closes a listener waits for it without a bound. */
    private void await(Future<?> one) throws ExecutionException, InterruptedException {
        while (true) {
            try {
                one.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (isClosing()) {
                    throw new ExecutionException("the service is closed before Kafka has answered", e);
                }
            }
        }
    }

    /** A record at which the parser fails is a fault of ours: it is told, and the others are written. */
    private @Nullable Reading<?> judge(ConsumerRecord<byte[], byte[]> record) {
        try {
            return read(record);
        } catch (RuntimeException e) {
            if (unjudged++ == 0) {
                LOG.error(
                        "{}-{}@{} could not be judged and is left",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        e);
            }
            return null;
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

    /** Waits for no answer of Kafka any more. */
    void close() {
        closing.countDown();
    }
}
