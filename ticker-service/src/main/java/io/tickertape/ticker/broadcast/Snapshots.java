package io.tickertape.ticker.broadcast;

import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.Quote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The snapshot of each format: renders and encodes what changed in the market, once for all watchers. Only touched by
 * the broadcaster's thread, except {@link #version}.
 */
final class Snapshots {
    /** After a board of more rows, the next one because of a new symbol waits a millisecond for each row. */
    private static final int ROWS_AT_ANY_TIME = 1_000;

    private final Market market;
    private final Renderer renderer;
    private final String epoch;
    private final Map<Format, Snapshot> snapshots = new EnumMap<>(Format.class);
    private long boardsDueNanos;
    private volatile long version;

    Snapshots(Market market, Renderer renderer, String epoch) {
        this.market = market;
        this.renderer = renderer;
        this.epoch = epoch;
        this.boardsDueNanos = System.nanoTime();
    }

    /** The version that the snapshots in use are at. */
    long version() {
        return version;
    }

    /** Brings the snapshots of the formats in use up to one and the same version. */
    Map<Format, Snapshot> update(Iterable<RateGroup> groups, FeedStatus status, long nowNanos) {
        Map<Format, Snapshot> inUse = new EnumMap<>(Format.class);
        long oldest = version;
        for (RateGroup group : groups) {
            Format format = group.subscription().list().format();
            Snapshot snapshot = snapshots.getOrDefault(format, Snapshot.EMPTY);
            inUse.put(format, snapshot);
            oldest = Math.min(oldest, snapshot.version());
        }
        // While the market is rebuilt its prices run through what is long over: nobody should see that.
        Market.Changes changes =
                status.state() == FeedStatus.State.REBUILDING ? Market.Changes.NONE : market.changesSince(oldest);
        version = Math.max(version, changes.version());
        inUse.replaceAll((format, snapshot) -> {
            List<EncodedUpdate> updates = encodedQuotes(format, changes.quotes(), snapshot.version());
            updates.addAll(encodedRemovals(format, changes.removed(), snapshot.version()));
            updates.sort(Comparator.comparingLong(EncodedUpdate::version));
            Snapshot next = snapshot.with(updates, nowNanos - boardsDueNanos >= 0);
            if (next.boards() > snapshot.boards() && next.size() > ROWS_AT_ANY_TIME) {
                boardsDueNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(next.size());
            }
            return next;
        });
        snapshots.putAll(inUse);
        return inUse;
    }

    private List<EncodedUpdate> encodedQuotes(Format format, List<Quote> changed, long since) {
        List<EncodedUpdate> updates = new ArrayList<>();
        for (Quote quote : changed) {
            if (quote.version() > since) {
                Renderer.Rendered rendered = renderer.quote(format, quote);
                Position position = new Position(epoch, quote.version());
                byte[] event = EventEncoder.encode(quote.symbol().name(), position, rendered.content());
                byte[] row = EventEncoder.onOneLine(rendered.row()).getBytes(StandardCharsets.UTF_8);
                updates.add(new EncodedUpdate(
                        quote.symbol(),
                        quote.listed(),
                        quote.version(),
                        quote.ticked(),
                        quote.cadence().ticks(),
                        event,
                        row));
            }
        }
        return updates;
    }

    private List<EncodedUpdate> encodedRemovals(Format format, List<Market.Removed> removed, long since) {
        List<EncodedUpdate> updates = new ArrayList<>();
        for (Market.Removed one : removed) {
            if (one.version() > since) {
                Position position = new Position(epoch, one.version());
                byte[] event = EventEncoder.encode("removed", position, renderer.removed(format, one.symbol()));
                updates.add(EncodedUpdate.removed(one.symbol(), one.version(), one.ticks(), event));
            }
        }
        return updates;
    }
}
