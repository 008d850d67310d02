package io.tickertape.ticker.feed;

import io.tickertape.tape.control.ControlJson;
import io.tickertape.tape.control.Scope;
import io.tickertape.tape.process.LogPace;
import io.tickertape.tape.topic.Fold;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.MarketListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds {@code controls} into the market: where operators have stopped trading, prices are shown as halted. */
public final class ControlFeed implements Fold<Optional<ControlFeed.Change>> {
    /** What a record changes: a scope is stopped, or trading goes on there. */
    public record Change(Scope scope, boolean isHalted) {}

    private static final Logger LOG = LoggerFactory.getLogger(ControlFeed.class);
    /** Of the records that say what operators did, and change nothing. */
    private static final String ACT = "act:";

    private final Market market;
    private final MarketListener listener;
    private final LogPace pace = new LogPace(Duration.ofSeconds(1));
    private int unread;

    public ControlFeed(Market market, MarketListener listener) {
        this.market = market;
        this.listener = listener;
    }

    @Override
    public Optional<Change> parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            Scope scope = ControlJson.scope(record.key());
            if (record.value() != null) {
                // Read whole: what trading-service does not take for a control must not halt a price here.
                ControlJson.control(scope, record.value());
            }
            return Optional.of(new Change(scope, record.value() != null));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void fold(ConsumerRecord<byte[], byte[]> record, Optional<Change> change) {
        change.ifPresent(one -> market.halt(one.scope(), one.isHalted()));
        if (change.isEmpty() && !isAct(record.key())) {
            unread++;
        }
    }

    @Override
    public void paused() {
        if (unread > 0 && pace.next().isPresent()) {
            LOG.warn("{} records of controls are no controls and change nothing", unread);
            unread = 0;
        }
        listener.marketChanged();
    }

    private static boolean isAct(byte @Nullable [] key) {
        return key != null && new String(key, StandardCharsets.UTF_8).startsWith(ACT);
    }
}
