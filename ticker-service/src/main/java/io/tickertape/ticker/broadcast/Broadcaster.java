package io.tickertape.ticker.broadcast;

import io.netty.channel.EventLoop;
import io.tickertape.tape.process.DaemonThreads;
import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.MarketListener;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what changed in the market to every watcher.
 *
 * <p>One thread makes a {@link Frame} of it, at most once an interval, and hands it to each event loop. Rates, watch
 * lists and slow sockets only decide how much of it a watcher is sent.
 */
public final class Broadcaster implements MarketListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcaster.class);
    private static final long DRAIN_MARGIN_MILLIS = 100;
    private static final long AGEING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Market market;
    private final Renderer renderer;
    private final BroadcastConfiguration configuration;
    private final Clock clock;
    private final String epoch = "%08x".formatted(ThreadLocalRandom.current().nextInt());
    private final RateGroups groups = new RateGroups();
    private final Map<EventLoop, LoopDispatcher> dispatchers = new ConcurrentHashMap<>();
    private final Snapshots snapshots;
    private final ChartEvents charts;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ConnectionLimit limit;
    private final ExecutorService longPayloadsThread =
            Executors.newSingleThreadExecutor(DaemonThreads.named("long-payloads"));
    private final LongPayloads longPayloads = new LongPayloads(longPayloadsThread, this::wake);
    private final Thread thread = new Thread(FatalErrors.guard(this::run), "broadcast");
    private final Pulse pulse = new Pulse("broadcast");
    private volatile long wokenNanos;
    private volatile boolean closed;
    private volatile boolean draining;
    private volatile boolean full;
    private volatile FeedStatus feed = FeedStatus.STARTING;
    private volatile boolean feedChanged;

    private long frames;
    private long heartbeatFrame;
    private long frameNanos = System.nanoTime();
    private long ageingNanos = frameNanos;
    private long heartbeatNanos = frameNanos;

    /** Does not begin yet. */
    public Broadcaster(
            Market market, Renderer renderer, ChartEvents charts, BroadcastConfiguration configuration, Clock clock) {
        this.market = market;
        this.renderer = renderer;
        this.charts = charts;
        this.configuration = configuration;
        this.clock = clock;
        this.snapshots = new Snapshots(market, renderer, epoch);
        this.limit = new ConnectionLimit(configuration.maximumWatchers(), configuration.maximumWatchersPerAddress());
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** The position of a page whose quotes are read after this. */
    public Position position() {
        // What is folded while the market is rebuilt is sent only once that is done.
        boolean sent = feed.state() != FeedStatus.State.REBUILDING;
        return new Position(epoch, sent ? market.version() : snapshots.version());
    }

    /** A position that a client handed back, if it is one that this service has reached; else null. */
    @Nullable
    Position known(@Nullable String id) {
        Position position = id == null ? null : Position.parse(id);
        boolean reached = position != null
                && position.epoch().equals(epoch)
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
        return limit.open();
    }

    /** The watcher of a stream over a connection; it counts from when it joins. */
    public Watcher open(PriceStream stream, Connection connection) {
        LoopDispatcher dispatcher = dispatchers.computeIfAbsent(connection.loop(), LoopDispatcher::new);
        return new Watcher(this, dispatcher, stream, connection, jittered());
    }

    private long jittered() {
        long millis = configuration.retry().toMillis();
        return millis / 2 + ThreadLocalRandom.current().nextLong(millis + 1);
    }

    /** Whether one more watcher may come from an address. */
    public boolean hasPlaceFor(String address) {
        return !draining && !full && limit.allows(address);
    }

    /** The payloads for watchers that lack very many updates. */
    LongPayloads longPayloads() {
        return longPayloads;
    }

    /** Counts a watcher in. */
    RateGroup join(Subscription subscription, String address) {
        limit.opened(address);
        return groups.join(subscription);
    }

    /** Counts a watcher out. */
    void leave(Subscription subscription, String address) {
        limit.closed(address);
        if (draining) {
            synchronized (limit) {
                limit.notifyAll();
            }
        }
        groups.leave(subscription);
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

    /** Makes the next frame come as soon as the interval and the gathering allow. */
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
                LOG.error("a frame was lost; the next one makes up for it", e);
            }
        }
    }

    private void await() {
        while (!closed) {
            long now = System.nanoTime();
            long earliest = frameNanos + configuration.frameInterval().toNanos();
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

    /** When something is due without anyone waking this thread: ageing, heartbeats, and what a rate holds back. */
    private long nextDue(long now) {
        long wait = Math.min(
                ageingNanos + AGEING_NANOS - now,
                heartbeatNanos + configuration.heartbeatInterval().toNanos() - now);
        return now + groups.untilDue(position().version(), now, wait);
    }

    private void publish(long now) {
        frameNanos = now;
        Instant time = clock.instant();
        if (now - ageingNanos >= AGEING_NANOS) {
            ageingNanos = now;
            market.age(time);
        }
        frames++;
        if (feedChanged
                || now - heartbeatNanos >= configuration.heartbeatInterval().toNanos()) {
            feedChanged = false;
            heartbeatNanos = now;
            heartbeatFrame = frames;
        }
        FeedStatus status = feed;
        Map<Format, Snapshot> inUse = snapshots.update(groups.all(), status, now);
        Position position = new Position(epoch, snapshots.version());
        Frame frame = new Frame(
                frames, position, inUse, SessionEvents.of(renderer, charts, time, status), heartbeatFrame, room());
        groups.offer(frame, now);
        for (LoopDispatcher dispatcher : dispatchers.values()) {
            dispatcher.deliver(frame);
        }
        frame.release();
        longPayloads.forgetOld(now);
    }

    /** How many bytes may come on their way. Where there are none, watchers that take nothing make room. */
    private long room() {
        long held = Chunk.bytesHeld();
        long room = configuration.inFlightLimit() - held;
        boolean wasFull = full;
        full = room <= 0;
        if (full) {
            dispatchers.values().forEach(LoopDispatcher::cutStalled);
        }
        if (full && !wasFull) {
            LOG.warn(
                    "{} bytes are on their way to watchers: new ones are refused and those that take nothing are cut, see tickertape.broadcast.maximum-in-flight",
                    held);
        }
        return room;
    }

    /**
     * Closes every stream within the configured time, each at a moment of its own, and waits until all are closed; a new
     * one is not taken.
     */
    public void drain() throws InterruptedException {
        draining = true;
        long millis = configuration.drain().toMillis();
        dispatchers.values().forEach(dispatcher -> dispatcher.completeWithin(millis));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis + DRAIN_MARGIN_MILLIS);
        while (watchers() > 0 && System.nanoTime() < end) {
            synchronized (limit) {
                limit.wait(DRAIN_MARGIN_MILLIS);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        pulse.close();
        LockSupport.unpark(thread);
        dispatchers.values().forEach(LoopDispatcher::complete);
        longPayloads.close();
        longPayloadsThread.shutdown();
    }
}
