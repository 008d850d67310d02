package io.tickertape.ticker.broadcast;

import io.netty.channel.EventLoop;
import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.MarketListener;
import io.tickertape.ticker.market.Quote;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells watchers what changed in the market.
 *
 * <p>One thread renders and encodes what changed, at most once an interval, into an {@link Edition}, and hands it to
 * each event loop. Rates, watch lists and slow sockets only decide how much of it a watcher is sent.
 */
public final class Broadcaster implements MarketListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcaster.class);
    private static final long DRAIN_MARGIN_MILLIS = 100;
    private static final long AGEING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Market market;
    private final Renderer renderer;
    private final BroadcastConfiguration configuration;
    private final Clock clock;
    private final String incarnation =
            String.format("%08x", ThreadLocalRandom.current().nextInt());
    private final Map<Audience, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<EventLoop, Carrier> carriers = new ConcurrentHashMap<>();
    private final Map<Format, Sheet> sheets = new EnumMap<>(Format.class);
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Seats seats;
    private final Thread thread = new Thread(FatalErrors.guard(this::run), "broadcast");
    private final Pulse pulse = new Pulse("broadcast");
    private volatile long wokenNanos;
    private volatile boolean closed;
    private volatile boolean draining;
    private volatile FeedStatus feed = FeedStatus.STARTING;
    private volatile boolean feedChanged;

    /** The version that the sheets in use are at. */
    private volatile long version;

    private long editions;
    private long beat;
    private long editionNanos = System.nanoTime();
    private long ageingNanos = editionNanos;
    private long heartbeatNanos = editionNanos;

    public Broadcaster(Market market, Renderer renderer, BroadcastConfiguration configuration, Clock clock) {
        this.market = market;
        this.renderer = renderer;
        this.configuration = configuration;
        this.clock = clock;
        this.seats = new Seats(configuration.maximumWatchers(), configuration.maximumWatchersPerAddress());
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** The position of a page whose quotes are read after this. */
    public Position position() {
        // What is folded while the market is rebuilt is not told before it is done.
        boolean told = feed.state() != FeedStatus.State.REBUILDING;
        return new Position(incarnation, told ? market.version() : version);
    }

    /** A position that a client handed back, if it is one that this service has reached; else null. */
    @Nullable
    Position known(@Nullable String id) {
        Position position = id == null ? null : Position.parse(id);
        boolean reached = position != null
                && position.incarnation().equals(incarnation)
                && position.version() <= position().version();
        return reached ? position : null;
    }

    /** How the thread goes: it turns at least once a second. */
    public Pulse pulse() {
        return pulse;
    }

    /** How the market stands to its feed. */
    public FeedStatus feed() {
        return feed;
    }

    /** Watchers connected now. */
    public int watchers() {
        return seats.taken();
    }

    /** Who watches this stream over that wire; it counts from when it joins. */
    public Watcher open(PriceStream stream, Wire wire) {
        return new Watcher(this, carriers.computeIfAbsent(wire.loop(), Carrier::new), stream, wire, jittered());
    }

    private long jittered() {
        long millis = configuration.retry().toMillis();
        return millis / 2 + ThreadLocalRandom.current().nextLong(millis + 1);
    }

    /** Whether one more watcher may come from an address. */
    public boolean hasPlaceFor(String address) {
        return !draining && seats.hasPlaceFor(address);
    }

    /** Counts a watcher in. */
    Lane join(Audience audience, String address) {
        seats.take(address);
        return lanes.compute(audience, (key, known) -> {
            Lane lane = known != null ? known : new Lane(key, System.nanoTime());
            lane.watchers().incrementAndGet();
            return lane;
        });
    }

    /** Counts a watcher out; the last one takes the lane along. */
    void leave(Audience audience, String address) {
        seats.leave(address);
        if (draining) {
            synchronized (seats) {
                seats.notifyAll();
            }
        }
        lanes.computeIfPresent(audience, (key, lane) -> lane.watchers().decrementAndGet() == 0 ? null : lane);
    }

    @Override
    public void marketChanged() {
        wake();
    }

    @Override
    public void feedChanged(FeedStatus status) {
        FeedStatus before = feed;
        feed = status;
        if (status.state() != before.state() || status.rebuiltPercent() != before.rebuiltPercent()) {
            feedChanged = true;
            wake();
        }
    }

    /** Makes the next edition come as soon as the interval and the gathering allow. */
    void wake() {
        if (!woken.get()) {
            wokenNanos = System.nanoTime();
            woken.set(true);
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closed) {
            pulse.beat();
            await();
            woken.set(false);
            try {
                publish(System.nanoTime());
            } catch (RuntimeException e) {
                LOG.error("an edition was lost; the next one makes up for it", e);
            }
        }
    }

    private void await() {
        while (!closed) {
            long now = System.nanoTime();
            long earliest = editionNanos + configuration.frameInterval().toNanos();
            long gathered = wokenNanos + configuration.gathering().toNanos();
            long wait = later(earliest, woken.get() ? gathered : nextDue(now)) - now;
            if (wait <= 0) {
                return;
            }
            LockSupport.parkNanos(this, wait);
        }
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }

    /** When something is due without anyone waking this thread: ageing, heartbeats, and lanes held back by a rate. */
    private long nextDue(long now) {
        long wait = Math.min(
                ageingNanos + AGEING_NANOS - now,
                heartbeatNanos + configuration.heartbeatInterval().toNanos() - now);
        long newest = position().version();
        for (Lane lane : lanes.values()) {
            if (lane.pendingAt(newest)) {
                wait = Math.min(wait, lane.dueNanos() - now);
            }
        }
        return now + wait;
    }

    private void publish(long now) {
        editionNanos = now;
        Instant time = clock.instant();
        if (now - ageingNanos >= AGEING_NANOS) {
            ageingNanos = now;
            market.age(time);
        }
        editions++;
        if (feedChanged
                || now - heartbeatNanos >= configuration.heartbeatInterval().toNanos()) {
            feedChanged = false;
            heartbeatNanos = now;
            beat = editions;
        }
        FeedStatus status = feed;
        Map<Format, Sheet> inUse = refreshed(status);
        Edition edition = new Edition(editions, new Position(incarnation, version), inUse, signs(time, status), beat);
        for (Lane lane : lanes.values()) {
            lane.offer(edition, now);
        }
        for (Carrier carrier : carriers.values()) {
            carrier.deliver(edition);
        }
        edition.release();
    }

    private Signs signs(Instant time, FeedStatus status) {
        return new Signs(
                format -> new String(
                        EventEncoder.encode("heartbeat", null, renderer.heartbeat(format, time, status)),
                        StandardCharsets.UTF_8),
                format -> EventEncoder.encode("gap", null, renderer.gap(format, time)),
                symbol -> EventEncoder.onOneLine(renderer.unpriced(symbol)).getBytes(StandardCharsets.UTF_8));
    }

    /** Brings the sheets of the formats in use up to one and the same version. */
    private Map<Format, Sheet> refreshed(FeedStatus status) {
        Map<Format, Sheet> inUse = new EnumMap<>(Format.class);
        long oldest = version;
        for (Lane lane : lanes.values()) {
            Format format = lane.audience().list().format();
            Sheet sheet = sheets.getOrDefault(format, Sheet.EMPTY);
            inUse.put(format, sheet);
            oldest = Math.min(oldest, sheet.version());
        }
        // While the market is rebuilt its prices run through what is long over: nobody should see that.
        Market.Changes changes =
                status.state() == FeedStatus.State.REBUILDING ? Market.Changes.NONE : market.changesSince(oldest);
        version = Math.max(version, changes.version());
        inUse.replaceAll((format, sheet) -> {
            List<Item> items = encoded(format, changes.quotes(), sheet.version());
            items.addAll(encodedRemovals(format, changes.removed(), sheet.version()));
            items.sort(Comparator.comparingLong(Item::version));
            return sheet.with(items);
        });
        sheets.putAll(inUse);
        return inUse;
    }

    /** Renders and encodes what changed after a version, once for all. */
    private List<Item> encoded(Format format, List<Quote> changed, long since) {
        List<Item> items = new ArrayList<>();
        for (Quote quote : changed) {
            if (quote.version() > since) {
                Renderer.Rendered rendered = renderer.quote(format, quote);
                Position position = new Position(incarnation, quote.version());
                byte[] event = EventEncoder.encode(quote.symbol().name(), position, rendered.content());
                byte[] row = EventEncoder.onOneLine(rendered.row()).getBytes(StandardCharsets.UTF_8);
                items.add(new Item(
                        quote.symbol(),
                        quote.listed(),
                        quote.version(),
                        quote.ticked(),
                        quote.cadence().ticks(),
                        event,
                        row));
            }
        }
        return items;
    }

    private List<Item> encodedRemovals(Format format, List<Market.Removed> removed, long since) {
        List<Item> items = new ArrayList<>();
        for (Market.Removed one : removed) {
            if (one.version() > since) {
                Position position = new Position(incarnation, one.version());
                byte[] event = EventEncoder.encode("removed", position, renderer.removed(format, one.symbol()));
                items.add(Item.removed(one.symbol(), one.version(), one.ticks(), event));
            }
        }
        return items;
    }

    /** Lets every watcher go within the configured time, each at a moment of its own, and waits until they are gone. */
    public void drain() throws InterruptedException {
        draining = true;
        long millis = configuration.drain().toMillis();
        carriers.values().forEach(carrier -> carrier.completeWithin(millis));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis + DRAIN_MARGIN_MILLIS);
        while (watchers() > 0 && System.nanoTime() < end) {
            synchronized (seats) {
                seats.wait(DRAIN_MARGIN_MILLIS);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        pulse.close();
        LockSupport.unpark(thread);
        carriers.values().forEach(Carrier::complete);
    }
}
