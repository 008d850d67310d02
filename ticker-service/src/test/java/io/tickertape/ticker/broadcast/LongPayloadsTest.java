package io.tickertape.ticker.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.Ticks;
import io.tickertape.ticker.candles.Interval;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What those are sent who lack very many updates, and when. */
class LongPayloadsTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final FeedStatus LIVE = new FeedStatus(FeedStatus.State.LIVE, 100, Duration.ZERO);
    private static final WatchList ALL = new WatchList(null, Format.HTML);
    private static final int MANY = 3_000;
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(MANY / 5);

    private final Market market =
            new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 2 * MANY);
    private final Snapshots snapshots = new Snapshots(market, new PlainRenderer(), "00000000");
    private final Queue<Runnable> toBeMade = new ArrayDeque<>();
    private final List<String> woken = new ArrayList<>();
    private final LongPayloads payloads = new LongPayloads(toBeMade::add, () -> woken.add("woken"));
    private long frames;
    private long now = System.nanoTime();

    @Test
    void onlyWhatIsLongIsMadeElsewhere() {
        trade(1_000);
        assertFalse(frame().isLong(ALL, 0), "a market of 1,000 symbols");
        trade(MANY);
        Frame frame = frame();
        assertTrue(frame.isLong(ALL, 0));
        assertFalse(frame.isLong(new WatchList(Set.of(new Symbol("S1")), Format.HTML), 0), "a list");
        assertFalse(frame.isLong(ALL, frame.position().version()));
        assertFalse(
                frame.isLong(new WatchList(null, Format.JSON), frame.position().version() - 1_000));
        assertTrue(frame.isLong(ALL, frame.position().version() - 1), "lacks the board that the new symbols made due");
    }

    @Test
    void thoseWhoAreNewShareWhatWasMadeForTheFirstUntilItsTimeIsOver() {
        trade(MANY);
        Frame first = frame();
        assertNull(madeFor(first, ALL, 0, Coding.PLAIN));
        assertNull(madeFor(first, ALL, 0, Coding.PLAIN), "not made yet");
        assertEquals(1, toBeMade.size(), "made once for both");
        assertEquals(List.of(), woken);
        makeAll();
        assertEquals(List.of("woken"), woken);

        LongPayloads.Made made = madeFor(frame(), ALL, 0, Coding.PLAIN);
        assertNotNull(made);
        assertEquals(first.position(), made.frame().position(), "what follows is what came after that frame");
        // A board, and each symbol.
        assertEquals(MANY + 1, events(made));
        later(TURN_NANOS / 2);
        assertSame(made.payload(), taken(ALL, 0, Coding.PLAIN).payload());
        later(TURN_NANOS);
        assertNull(madeFor(frame(), ALL, 0, Coding.PLAIN), "too old: another one is being made");
        assertEquals(1, toBeMade.size());
    }

    @Test
    void thoseWhoCatchUpHoldUpNobodyWhoIsNewAndShareWhatHoldsAllThatTheyLack() {
        trade(MANY);
        Frame frame = frame();
        assertNull(madeFor(frame, ALL, 10, Coding.PLAIN));
        assertNull(madeFor(frame, ALL, 0, Coding.PLAIN));
        assertNull(madeFor(frame, ALL, 0, Coding.GZIP));
        assertEquals(3, toBeMade.size());
        makeAll();

        assertSame(
                taken(ALL, 10, Coding.PLAIN).payload(),
                taken(ALL, 500, Coding.PLAIN).payload());
        assertNull(madeFor(frame, ALL, 9, Coding.PLAIN), "lacks one more");
        assertNull(madeFor(frame, ALL, 0, Coding.ZSTD), "takes another coding");
        WatchList charted = ALL.charting(new Chart(new Symbol("S1"), Interval.MINUTE));
        assertNull(madeFor(frame, charted, 20, Coding.PLAIN));
        makeAll();
        assertNull(madeFor(frame, charted, 21, Coding.PLAIN), "a tape goes on exactly where it stands");
        assertNotNull(madeFor(frame, charted, 20, Coding.PLAIN));
    }

    @Test
    void nobodyIsSentAgainWhatItHasOrThatDoesNotHoldTheBoardThatItLacks() {
        trade(MANY);
        assertNull(madeFor(frame(), ALL, 10, Coding.PLAIN));
        makeAll();
        long seen = snapshots.version();
        later(TimeUnit.MILLISECONDS.toNanos(MANY));
        trade(MANY + 1);
        Frame newest = frame();
        assertTrue(newest.isLong(ALL, seen), "one row more");
        later(-TimeUnit.MILLISECONDS.toNanos(MANY));
        assertNull(madeFor(newest, ALL, seen, Coding.PLAIN));
    }

    @Test
    void whatIsOverIsLetGo() {
        trade(MANY);
        assertNull(madeFor(frame(), ALL, 0, Coding.PLAIN));
        payloads.forgetOld(now);
        makeAll();
        LongPayloads.Made made = taken(ALL, 0, Coding.PLAIN);
        made.frame().release();
        payloads.forgetOld(now);
        assertTrue(made.payload().bytes().refCnt() > 0);
        later(2 * TURN_NANOS);
        payloads.forgetOld(now);
        assertEquals(0, made.payload().bytes().refCnt());

        assertNull(madeFor(frame(), ALL, 0, Coding.PLAIN));
        makeAll();
        LongPayloads.Made last = taken(ALL, 0, Coding.PLAIN);
        payloads.close();
        assertTrue(last.payload().bytes().refCnt() > 0, "still being sent");
        last.frame().release();
        assertEquals(0, last.payload().bytes().refCnt());
        assertNull(madeFor(frame(), ALL, 0, Coding.PLAIN));
        assertEquals(0, toBeMade.size());
    }

    @Test
    void whereThereIsNoRoomOrItFailsItIsMadeAgain() {
        trade(MANY);
        Frame full = frame(0);
        assertNull(madeFor(full, ALL, 0, Coding.PLAIN));
        makeAll();
        assertNull(madeFor(full, ALL, 0, Coding.PLAIN));
        assertEquals(1, toBeMade.size(), "waits for ever");
        makeAll();
        assertNull(madeFor(frame(), ALL, 0, Coding.PLAIN));
        makeAll();
        assertNotNull(madeFor(frame(), ALL, 0, Coding.PLAIN));
    }

    @Test
    void aWatcherIsSentEverythingAndThenWhatChangedMeanwhile() throws InterruptedException {
        trade(MANY);
        EventLoop loop = new DefaultEventLoop();
        Broadcaster broadcaster = PlainBroadcaster.quick(market, Clock.fixed(NOON, ZoneOffset.UTC));
        try {
            broadcaster.feedChanged(LIVE);
            broadcaster.start();
            List<List<String>> first = watches(broadcaster, loop).awaitFrames(1);
            // A heartbeat, the board, and each symbol.
            assertEquals(MANY + 2, first.get(0).size());

            market.apply(Ticks.of("S7", "2", NOON.plusSeconds(1)), NOON.plusSeconds(1));
            broadcaster.marketChanged();
            List<List<String>> second = watches(broadcaster, loop).awaitEvent("S7=S7 2.00");
            assertEquals(MANY + 2, second.get(0).size());
            int told = (int) second.stream()
                    .flatMap(List::stream)
                    .filter(event -> event.startsWith("S"))
                    .count();
            assertTrue(told == MANY + 1 || told == MANY, "sent " + told);
        } finally {
            broadcaster.close();
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static RecordingWatcher watches(Broadcaster broadcaster, EventLoop loop) {
        PriceStream stream = new PriceStream(Subscription.of(null, 0, Format.HTML), null, "here", Coding.PLAIN);
        return new RecordingWatcher(broadcaster, stream, loop).joins().takes(Long.MAX_VALUE);
    }

    private LongPayloads.@Nullable Made madeFor(Frame newest, WatchList list, long since, Coding coding) {
        return payloads.madeFor(newest, list, since, coding, now);
    }

    private LongPayloads.Made taken(WatchList list, long since, Coding coding) {
        LongPayloads.Made made = madeFor(frame(), list, since, coding);
        if (made == null) {
            throw new AssertionError("not made");
        }
        return made;
    }

    private static int events(LongPayloads.Made made) {
        String text = made.payload().bytes().toString(StandardCharsets.UTF_8);
        return (int) text.lines().filter(line -> line.startsWith("event: ")).count();
    }

    private void makeAll() {
        while (!toBeMade.isEmpty()) {
            toBeMade.remove().run();
        }
        now = System.nanoTime();
    }

    private void later(long nanos) {
        now += nanos;
    }

    private void trade(int symbols) {
        for (int i = 0; i < symbols; i++) {
            market.apply(Ticks.of("S" + i, "1", NOON), NOON);
        }
    }

    private Frame frame() {
        return frame(Long.MAX_VALUE);
    }

    private Frame frame(long room) {
        List<RateGroup> groups = List.of(
                new RateGroup(new Subscription(ALL, 0), 0),
                new RateGroup(new Subscription(new WatchList(null, Format.JSON), 0), 0));
        Map<Format, Snapshot> updated = snapshots.update(groups, LIVE, now);
        return new Frame(++frames, new Position("00000000", snapshots.version()), updated, FrameTest.SESSION, 0, room);
    }
}
