package io.tickertape.ticker.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.Ticks;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When those begin who watch very many symbols. */
class NewcomersTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final FeedStatus LIVE = new FeedStatus(FeedStatus.State.LIVE, 100, Duration.ZERO);
    private static final WatchList ALL = new WatchList(null, Format.HTML);
    private static final int MANY = 3_000;
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(MANY / 5);

    private final Market market =
            new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 2 * MANY);
    private final Newcomers newcomers = new Newcomers();
    private final long start = System.nanoTime();

    @Test
    void thoseWhoComeAtOneMomentBeginTogetherAndOthersWait() {
        trade(MANY);
        Frame first = frame(1);
        assertTrue(mayBegin(first, ALL, 0, Coding.PLAIN, 0));
        assertTrue(mayBegin(first, ALL, 0, Coding.PLAIN, 0), "shares what was made for the first");
        assertTrue(mayBegin(first, ALL, 0, Coding.GZIP, 0), "another coding takes nothing from it");

        Frame second = frame(2);
        assertFalse(mayBegin(second, ALL, 0, Coding.PLAIN, TURN_NANOS - 1));
        Frame third = frame(3);
        assertTrue(mayBegin(third, ALL, 0, Coding.PLAIN, TURN_NANOS));
        assertTrue(mayBegin(third, ALL, 0, Coding.PLAIN, TURN_NANOS + 1));
    }

    @Test
    void thoseWhoComeBackHoldUpNobodyWhoIsNew() {
        trade(MANY);
        Frame frame = frame(1);
        assertTrue(mayBegin(frame, ALL, 1, Coding.PLAIN, 0));
        assertFalse(mayBegin(frame, ALL, 2, Coding.PLAIN, 0), "lacks something else, which would be made as well");
        assertTrue(mayBegin(frame, ALL, 0, Coding.PLAIN, 0));
    }

    @Test
    void nobodyWaitsWhoLacksLittle() {
        trade(MANY);
        Frame frame = frame(1);
        WatchList list = new WatchList(Set.of(new Symbol("S1")), Format.HTML);
        for (int version = MANY - 1_000; version < MANY; version++) {
            assertTrue(mayBegin(frame, ALL, version, Coding.PLAIN, 0));
            assertTrue(mayBegin(frame, list, version, Coding.PLAIN, 0));
        }
    }

    @Test
    void aWatcherWhoHasToWaitIsSentEverythingThen() throws InterruptedException {
        trade(MANY);
        EventLoop loop = new DefaultEventLoop();
        Broadcaster broadcaster = new Broadcaster(
                market,
                new PlainRenderer(),
                new ChartEvents(market, new PlainCharts()),
                new BroadcastConfiguration(
                        Duration.ZERO,
                        Duration.ofMillis(1),
                        Duration.ofHours(1),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(50),
                        3,
                        3,
                        0),
                Clock.systemUTC());
        try {
            broadcaster.feedChanged(LIVE);
            broadcaster.start();
            long before = System.nanoTime();
            watches(broadcaster, loop).awaitFrames(1);
            List<List<String>> sent = watches(broadcaster, loop).awaitFrames(1);

            assertTrue(System.nanoTime() - before >= TURN_NANOS, "did not wait for its turn");
            // A heartbeat, the board, and each symbol.
            assertEquals(MANY + 2, sent.get(0).size());
        } finally {
            broadcaster.close();
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static RecordingWatcher watches(Broadcaster broadcaster, EventLoop loop) {
        PriceStream stream = new PriceStream(Subscription.of(null, 0, Format.HTML), null, "here", Coding.PLAIN);
        return new RecordingWatcher(broadcaster, stream, loop).joins().takes(Long.MAX_VALUE);
    }

    private boolean mayBegin(Frame frame, WatchList list, long since, Coding coding, long after) {
        return newcomers.mayBegin(frame, list, since, coding, start + after);
    }

    private void trade(int symbols) {
        for (int i = 0; i < symbols; i++) {
            market.apply(Ticks.of("S" + i, "1", NOON), NOON);
        }
    }

    private Frame frame(long number) {
        Snapshots snapshots = new Snapshots(market, new PlainRenderer(), "00000000");
        Map<Format, Snapshot> updated =
                snapshots.update(List.of(new RateGroup(new Subscription(ALL, 0), 0)), LIVE, start);
        return new Frame(
                number, new Position("00000000", snapshots.version()), updated, FrameTest.SESSION, 0, Long.MAX_VALUE);
    }
}
