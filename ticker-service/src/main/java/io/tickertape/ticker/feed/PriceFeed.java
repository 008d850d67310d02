package io.tickertape.ticker.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickOutcome;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.tape.record.Reading;
import io.tickertape.tape.record.TickReader;
import io.tickertape.tape.record.Times;
import io.tickertape.tape.topic.Fold;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.MarketListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds ticks into the market, and knows how the market stands to its feed. What is refused is only counted here,
 * {@link RejectionLog} writes it down.
 */
public final class PriceFeed implements Fold<Reading<Tick>> {
    private static final Logger LOG = LoggerFactory.getLogger(PriceFeed.class);

    private final Market market;
    private final MarketListener listener;
    private final Clock clock;
    private final Map<TickOutcome, Counter> outcomes = new EnumMap<>(TickOutcome.class);
    private final Counter refused;
    private final DroppedTicks dropped;
    private final CompletableFuture<Void> rebuilt = new CompletableFuture<>();
    private long newest;
    private @Nullable Instant batchTime;
    private boolean reachable = true;
    private int rebuiltPercent;
    private Duration lag = Duration.ZERO;
    private FeedStatus status = FeedStatus.STARTING;

    public PriceFeed(Market market, MarketListener listener, Clock clock, MeterRegistry meters) {
        this.market = market;
        this.listener = listener;
        this.clock = clock;
        for (TickOutcome outcome : TickOutcome.values()) {
            String tag = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
            outcomes.put(outcome, meters.counter("tickertape.ticks", "outcome", tag));
        }
        this.refused = meters.counter("tickertape.ticks", "outcome", "refused");
        this.dropped = new DroppedTicks(meters);
        market.cutOff(true);
    }

    public synchronized FeedStatus status() {
        return status;
    }

    @Override
    public Reading<Tick> parse(ConsumerRecord<byte[], byte[]> record) {
        return read(record);
    }

    @Override
    public void fold(ConsumerRecord<byte[], byte[]> record, Reading<Tick> reading) {
        newest = Math.max(newest, record.timestamp());
        if (reading instanceof Reading.Taken<Tick> taken) {
            TickOutcome outcome = market.apply(taken.value(), readAt());
            counterOf(outcome).increment();
            dropped.count(taken.value().symbol(), outcome);
        } else if (reading instanceof Reading.Removal<Tick> removal) {
            market.remove(removal.symbol(), removal.stamp());
        } else {
            refused.increment();
        }
    }

    /** One time for all records that came in one go: a rebuild folds millions. */
    private Instant readAt() {
        Instant time = batchTime == null ? clock.instant() : batchTime;
        batchTime = time;
        return time;
    }

    @Override
    public void paused() {
        batchTime = null;
        if (newest > 0) {
            Duration since = Duration.between(Times.stamp(newest), clock.instant());
            lag(since.isNegative() ? Duration.ZERO : since);
            listener.marketChanged();
            newest = 0;
        }
    }

    static Reading<Tick> read(ConsumerRecord<byte[], byte[]> record) {
        return TickReader.read(
                record.key(),
                record.value(),
                record.timestamp(),
                new TickPosition(record.partition(), record.offset()));
    }

    private synchronized void lag(Duration newLag) {
        lag = newLag;
        status = new FeedStatus(status.state(), status.rebuiltPercent(), lag);
        listener.feedChanged(status);
    }

    @Override
    public synchronized void progress(int percent) {
        if (percent != rebuiltPercent) {
            if (percent / 10 != rebuiltPercent / 10) {
                LOG.info("rebuilding the market from what is retained: {} %", percent);
            }
            rebuiltPercent = percent;
            update();
        }
        if (percent == 100) {
            rebuilt.complete(null);
        }
    }

    /** Done once the market has been level with its feed. */
    public CompletableFuture<Void> rebuilt() {
        return rebuilt;
    }

    synchronized void reachable(boolean now) {
        if (now != reachable) {
            reachable = now;
            LOG.warn(now ? "Kafka answers again" : "Kafka does not answer; prices are shown as old until it does");
            update();
        }
    }

    private void update() {
        FeedStatus.State state = !reachable
                ? FeedStatus.State.UNREACHABLE
                : rebuiltPercent < 100 ? FeedStatus.State.REBUILDING : FeedStatus.State.LIVE;
        status = new FeedStatus(state, rebuiltPercent, lag);
        market.cutOff(!status.isLive());
        market.age(clock.instant());
        listener.feedChanged(status);
    }

    private Counter counterOf(TickOutcome outcome) {
        Counter counter = outcomes.get(outcome);
        if (counter == null) {
            throw new IllegalStateException("no counter for " + outcome);
        }
        return counter;
    }
}
