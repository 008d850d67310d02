package io.tickertape.ticker.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.process.Pulse;
import io.tickertape.ticker.Ticks;
import io.tickertape.ticker.candles.Interval;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BroadcasterTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final long UNBOUNDED = Long.MAX_VALUE;
    private static final FeedStatus LIVE = new FeedStatus(FeedStatus.State.LIVE, 100, Duration.ZERO);

    private final Market market = new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 1000);
    private final EventLoop loop = new DefaultEventLoop();
    private final EventLoop otherLoop = new DefaultEventLoop();
    private final CountingClock clock = new CountingClock();
    private final Broadcaster broadcaster = PlainBroadcaster.quick(market, clock);

    @BeforeEach
    void start() {
        broadcaster.feedChanged(LIVE);
        broadcaster.start();
    }

    @AfterEach
    void stop() {
        broadcaster.close();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        otherLoop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void aCompressedStreamTellsTheSameToWhoComesLateAndToWhoIsSlow(Coding coding) throws InterruptedException {
        trades("AAPL", "1");
        trades("MSFT", "2");
        RecordingWatcher quick = compressed(coding).takes(UNBOUNDED);
        RecordingWatcher slow = compressed(coding).takes(1);
        quick.awaitEvent("MSFT=MSFT 2.00");
        slow.awaitEvent("MSFT=MSFT 2.00");
        trades("AAPL", "3");
        quick.awaitEvent("AAPL=AAPL 3.00");
        RecordingWatcher late = compressed(coding).takes(UNBOUNDED);
        late.awaitEvent("AAPL=AAPL 3.00");
        trades("AAPL", "4");
        trades("MSFT", "5");

        quick.awaitEvent("MSFT=MSFT 5.00");
        late.awaitEvent("MSFT=MSFT 5.00");
        slow.takes(UNBOUNDED);
        List<List<String>> caughtUp = slow.awaitEvent("MSFT=MSFT 5.00");
        assertEquals(List.of("AAPL=AAPL 4.00", "MSFT=MSFT 5.00"), caughtUp.get(caughtUp.size() - 1));
        assertEquals(
                List.of(
                        "heartbeat=alive, 0 conflated",
                        "board=<AAPL 3.00><MSFT 2.00>",
                        "MSFT=MSFT 2.00",
                        "AAPL=AAPL 3.00"),
                late.framesSoFar().get(0));

        broadcaster.feedChanged(new FeedStatus(FeedStatus.State.UNREACHABLE, 100, Duration.ZERO));
        quick.awaitEvent("heartbeat=unreachable");
    }

    @Test
    void neighboursAreToldEachInItsOwnCodingWhatItLacks() throws InterruptedException {
        List<RecordingWatcher> neighbours = Stream.of(Coding.values(), Coding.values())
                .flatMap(Stream::of)
                .map(coding -> compressed(coding).takes(UNBOUNDED))
                .toList();
        for (String price : List.of("1.00", "2.00", "3.00")) {
            trades("AAPL", price);
            for (RecordingWatcher neighbour : neighbours) {
                neighbour.awaitEvent("AAPL=AAPL " + price);
            }
        }
    }

    private RecordingWatcher compressed(Coding coding) {
        PriceStream stream = new PriceStream(Subscription.of(null, 0, Format.HTML), null, "here", coding);
        return new RecordingWatcher(broadcaster, stream, loop).joins();
    }

    @Test
    void startsWithTheBoardAndEachSymbolAndGoesOnWithTheChanges() throws InterruptedException {
        trades("AAPL", "1");
        trades("MSFT", "2");
        RecordingWatcher watcher = watches(null).takes(UNBOUNDED);

        assertEquals(
                List.of(
                        "heartbeat=alive, 0 conflated",
                        "board=<AAPL 1.00><MSFT 2.00>",
                        "AAPL=AAPL 1.00",
                        "MSFT=MSFT 2.00"),
                watcher.awaitFrames(1).get(0));

        trades("MSFT", "3");
        assertEquals(List.of("MSFT=MSFT 3.00"), watcher.awaitFrames(2).get(1));
    }

    @Test
    void saysSomethingAtOnceWhenThereIsNothingYet() throws InterruptedException {
        assertEquals(
                List.of("heartbeat=alive, 0 conflated"),
                watches(null).takes(UNBOUNDED).awaitFrames(1).get(0));
    }

    @Test
    void aNewSymbolBringsTheBoardWithIt() throws InterruptedException {
        trades("MSFT", "2");
        RecordingWatcher watcher = watches(null).takes(UNBOUNDED);
        watcher.awaitFrames(1);

        trades("AAPL", "1");
        assertEquals(
                List.of("board=<AAPL 1.00><MSFT 2.00>", "AAPL=AAPL 1.00"),
                watcher.awaitFrames(2).get(1));
    }

    @Test
    void aSlowWatcherGetsTheNewestOfEachSymbolAndNoBacklog() throws InterruptedException {
        trades("AAPL", "1");
        RecordingWatcher slow = watches(null).takes(1);
        RecordingWatcher quick = watches(null).takes(UNBOUNDED);
        slow.awaitFrames(1);
        quick.awaitFrames(1);

        for (int price = 2; price <= 500; price++) {
            trades("AAPL", Integer.toString(price));
        }
        trades("MSFT", "7");
        quick.awaitEvent("MSFT=MSFT 7.00");
        assertEquals(1, slow.framesSoFar().size());

        slow.takes(1);
        assertEquals(
                List.of("board=<AAPL 500.00><MSFT 7.00>", "AAPL=AAPL 500.00", "MSFT=MSFT 7.00"),
                slow.awaitFrames(2).get(1));
    }

    @Test
    void aPageOfASymbolIsSentItsTapeAndCandleBeforeItsRowAndOthersAreSentWhatTheyAlwaysAre()
            throws InterruptedException {
        trades("AAPL", "1");
        RecordingWatcher page = charts("AAPL").takes(UNBOUNDED);
        RecordingWatcher board = watches(null).takes(UNBOUNDED);
        assertEquals(
                List.of(
                        "heartbeat=alive, 0 conflated",
                        "board=<AAPL 1.00>",
                        "quote=at 1.00",
                        "tape=all 1.00",
                        "candle=1m whole to 1.00",
                        "AAPL=AAPL 1.00"),
                page.awaitFrames(1).get(0));
        board.awaitFrames(1);

        trades("AAPL", "2");
        assertEquals(
                List.of("quote=at 2.00", "tape=2.00", "candle=1m to 2.00", "AAPL=AAPL 2.00"),
                page.awaitFrames(2).get(1));
        assertEquals(List.of("AAPL=AAPL 2.00"), board.awaitFrames(2).get(1));
    }

    @Test
    void aSlowPageOfASymbolIsSentEachTradeOnceAndTheNewestCandle() throws InterruptedException {
        trades("MSFT", "1");
        trades("AAPL", "1");
        RecordingWatcher slow = charts("AAPL").takes(1);
        RecordingWatcher quick = watches(null).takes(UNBOUNDED);
        slow.awaitFrames(1);
        quick.awaitFrames(1);
        trades("AAPL", "2");
        quick.awaitEvent("AAPL=AAPL 2.00");
        slow.takes(1).awaitEvent("tape=2.00");
        for (int price = 3; price <= 6; price++) {
            trades("AAPL", Integer.toString(price));
        }
        quick.awaitEvent("AAPL=AAPL 6.00");

        slow.takes(1);
        assertEquals(
                List.of("quote=at 6.00", "tape=6.00 5.00 4.00 3.00", "candle=1m to 6.00", "AAPL=AAPL 6.00"),
                slow.awaitFrames(3).get(2));
    }

    @Test
    void aHeartbeatSaysHowManyTicksWereConflatedForThisWatcher() throws InterruptedException {
        trades("AAPL", "1");
        trades("MSFT", "1");
        RecordingWatcher slow = watches("AAPL").takes(1);
        RecordingWatcher quick = watches(null).takes(UNBOUNDED);
        slow.awaitFrames(1);
        for (int price = 2; price <= 11; price++) {
            trades("AAPL", Integer.toString(price));
            trades("MSFT", Integer.toString(price));
        }
        quick.awaitEvent("AAPL=AAPL 11.00");
        slow.takes(1).awaitEvent("AAPL=AAPL 11.00");
        broadcaster.feedChanged(new FeedStatus(FeedStatus.State.UNREACHABLE, 100, Duration.ZERO));
        slow.takes(1).awaitEvent("heartbeat=unreachable");
        broadcaster.feedChanged(LIVE);

        slow.takes(1).awaitEvent("heartbeat=alive, 9 conflated");
    }

    @Test
    void aTickThatComesWithTheHeartbeatWasNotConflated() throws InterruptedException {
        trades("AAPL", "1");
        RecordingWatcher watcher = watches("AAPL").takes(UNBOUNDED);
        watcher.awaitFrames(1);
        market.apply(Ticks.of("AAPL", "2", NOON), NOON);
        broadcaster.feedChanged(new FeedStatus(FeedStatus.State.LIVE, 99, Duration.ZERO));

        assertTrue(watcher.awaitEvent("AAPL=AAPL 2.00").stream()
                .flatMap(List::stream)
                .noneMatch(event -> event.contains("1 conflated")));
        watcher.awaitFrames(2);
    }

    @Test
    void whatNoTickBroughtDoesNotCountAsOne() throws InterruptedException {
        trades("AAPL", "1");
        RecordingWatcher slow = watches("AAPL").takes(1);
        RecordingWatcher quick = watches(null).takes(UNBOUNDED);
        slow.awaitFrames(1);
        market.age(NOON.plusSeconds(60));
        broadcaster.marketChanged();
        slow.takes(1).awaitEvent("AAPL=AAPL 1.00 stale");
        for (int price = 2; price <= 11; price++) {
            trades("AAPL", Integer.toString(price));
        }
        quick.awaitEvent("AAPL=AAPL 11.00");
        slow.takes(1).awaitEvent("AAPL=AAPL 11.00");
        broadcaster.feedChanged(new FeedStatus(FeedStatus.State.UNREACHABLE, 100, Duration.ZERO));
        slow.takes(1).awaitEvent("heartbeat=unreachable");
        broadcaster.feedChanged(LIVE);

        slow.takes(1).awaitEvent("heartbeat=alive, 9 conflated");
    }

    @Test
    void aSymbolThatWasTakenOffIsToldWithABoardWithoutIt() throws InterruptedException {
        trades("AAPL", "1");
        trades("MSFT", "2");
        RecordingWatcher watcher = watches(null).takes(UNBOUNDED);
        watcher.awaitFrames(1);
        market.remove(new Symbol("AAPL"), Ticks.stamp(NOON));
        broadcaster.marketChanged();

        assertEquals(
                List.of("board=<MSFT 2.00>", "removed=AAPL"),
                watcher.awaitFrames(2).get(1));
        assertEquals(
                List.of("heartbeat=alive, 0 conflated", "board=<MSFT 2.00>", "MSFT=MSFT 2.00"),
                watches(null).takes(UNBOUNDED).awaitFrames(1).get(0));
    }

    @Test
    void aWatcherIsToldOnlyOfItsOwnSymbols() throws InterruptedException {
        trades("AAPL", "1");
        trades("MSFT", "2");
        RecordingWatcher watcher = watches("MSFT").takes(UNBOUNDED);
        RecordingWatcher other = watches(null).takes(UNBOUNDED);
        other.awaitFrames(1);

        assertEquals(
                List.of("heartbeat=alive, 0 conflated", "board=<MSFT 2.00>", "MSFT=MSFT 2.00"),
                watcher.awaitFrames(1).get(0));

        trades("AAPL", "3");
        other.awaitEvent("AAPL=AAPL 3.00");
        trades("MSFT", "4");
        assertEquals(List.of("MSFT=MSFT 4.00"), watcher.awaitFrames(2).get(1));
    }

    @Test
    void aRateHoldsChangesBackAndThenTellsTheNewest() throws InterruptedException {
        trades("AAPL", "1");
        RecordingWatcher held =
                watches(Subscription.of(null, 2, Format.HTML), null).takes(UNBOUNDED);
        RecordingWatcher quick = watches(null).takes(UNBOUNDED);
        held.awaitFrames(1);
        quick.awaitFrames(1);

        trades("AAPL", "2");
        held.awaitEvent("AAPL=AAPL 2.00");
        for (int price = 3; price <= 50; price++) {
            trades("AAPL", Integer.toString(price));
            quick.awaitEvent("AAPL=AAPL " + price + ".00");
        }

        int heldFrames = held.awaitEvent("AAPL=AAPL 50.00").size();
        int quickFrames = quick.framesSoFar().size();
        assertTrue(heldFrames < quickFrames / 2, () -> heldFrames + " frames, where others got " + quickFrames);
    }

    @Test
    void aReconnectGetsJustWhatChangedSince() throws InterruptedException {
        trades("AAPL", "1");
        trades("MSFT", "2");
        String position = broadcaster.position().toString();
        trades("AAPL", "3");

        RecordingWatcher watcher =
                watches(Subscription.of(null, 0, Format.HTML), position).takes(UNBOUNDED);
        assertEquals(
                List.of("heartbeat=alive, 0 conflated", "AAPL=AAPL 3.00"),
                watcher.awaitFrames(1).get(0));
    }

    @Test
    void aPositionOfAnotherEpochIsAGapAndAFreshStart() throws InterruptedException {
        trades("AAPL", "1");
        for (String position : List.of("00000000-1", "nonsense", broadcaster.position() + "000")) {
            RecordingWatcher watcher =
                    watches(Subscription.of(null, 0, Format.HTML), position).takes(UNBOUNDED);
            assertEquals(
                    List.of("gap=gap", "heartbeat=alive, 0 conflated", "board=<AAPL 1.00>", "AAPL=AAPL 1.00"),
                    watcher.awaitFrames(1).get(0));
        }
    }

    @Test
    void formatsComeIntoUseWithTheirFirstWatcher() throws InterruptedException {
        trades("AAPL", "1");
        RecordingWatcher html = watches(null).takes(UNBOUNDED);
        html.awaitFrames(1);
        RecordingWatcher json =
                watches(Subscription.of(null, 0, Format.JSON), null).takes(UNBOUNDED);

        assertEquals(
                List.of("heartbeat=alive, 0 conflated", "AAPL={AAPL 1.00}"),
                json.awaitFrames(1).get(0));
    }

    @Test
    void aPriceThatBecomesOldIsToldThoughNothingTicks() throws InterruptedException {
        Instant longAgo = NOON.minusSeconds(14);
        market.apply(Ticks.of("AAPL", "1", longAgo), longAgo);
        RecordingWatcher watcher = watches(null).takes(UNBOUNDED);
        watcher.awaitFrames(1);
        market.age(NOON.plusSeconds(60));
        broadcaster.marketChanged();

        watcher.awaitEvent("AAPL=AAPL 1.00 stale");
    }

    @Test
    void aPriceBecomesOldByItself() throws InterruptedException {
        Instant longAgo = NOON.minusSeconds(20);
        market.apply(Ticks.of("AAPL", "1", longAgo), longAgo);

        watches(null).takes(UNBOUNDED).awaitEvent("AAPL=AAPL 1.00 late");
    }

    @Test
    void everyoneIsToldAtOnceWhenKafkaIsGoneAndWhenItIsBack() throws InterruptedException {
        RecordingWatcher watcher = watches(null).takes(UNBOUNDED);
        watcher.awaitEvent("heartbeat=alive, 0 conflated");
        broadcaster.feedChanged(new FeedStatus(FeedStatus.State.UNREACHABLE, 100, Duration.ZERO));
        watcher.awaitEvent("heartbeat=unreachable");
        broadcaster.feedChanged(LIVE);

        assertEquals(
                List.of("heartbeat=alive, 0 conflated", "heartbeat=unreachable", "heartbeat=alive, 0 conflated"),
                watcher.awaitFrames(3).stream().flatMap(List::stream).toList());
    }

    @Test
    void aBusyLoopThatSkipsAFrameOwesItsWatchersTheHeartbeat() throws InterruptedException {
        RecordingWatcher watcher = watches(null).takes(UNBOUNDED);
        RecordingWatcher other = new RecordingWatcher(
                        broadcaster, new PriceStream(Subscription.of(null, 0, Format.HTML), null, "here"), otherLoop)
                .joins();
        other.takes(UNBOUNDED).awaitFrames(1);
        watcher.awaitFrames(1);
        CountDownLatch busy = new CountDownLatch(1);
        loop.execute(() -> awaitUninterrupted(busy));
        broadcaster.feedChanged(new FeedStatus(FeedStatus.State.UNREACHABLE, 100, Duration.ZERO));
        other.awaitEvent("heartbeat=unreachable");
        // The second of these is begun when the first has been delivered.
        broadcaster.wake();
        clock.awaitLooks(1);
        broadcaster.wake();
        clock.awaitLooks(1);
        busy.countDown();

        assertEquals(List.of("heartbeat=unreachable"), watcher.awaitFrames(2).get(1));
    }

    @Test
    void whoComesLastInALongTurnIsToldTheNewest() throws InterruptedException {
        trades("AAPL", "1");
        List<RecordingWatcher> crowd = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            crowd.add(watches(null).takes(UNBOUNDED));
        }
        RecordingWatcher other = new RecordingWatcher(
                broadcaster, new PriceStream(Subscription.of(null, 0, Format.HTML), null, "here"), otherLoop);
        other.joins().takes(UNBOUNDED).awaitFrames(1);
        CountDownLatch newer = new CountDownLatch(1);
        for (RecordingWatcher watcher : crowd) {
            watcher.awaitFrames(1);
            watcher.beforeEachFrame(() -> awaitUninterrupted(newer));
        }

        trades("AAPL", "2");
        other.awaitEvent("AAPL=AAPL 2.00");
        trades("AAPL", "3");
        other.awaitEvent("AAPL=AAPL 3.00");
        // The next frame is begun when this one has been delivered to the busy loop, too.
        broadcaster.wake();
        clock.awaitLooks(1);
        newer.countDown();

        int toldOfTheOlder = 0;
        for (RecordingWatcher watcher : crowd) {
            List<List<String>> frames = watcher.awaitEvent("AAPL=AAPL 3.00");
            toldOfTheOlder += frames.contains(List.of("AAPL=AAPL 2.00")) ? 1 : 0;
        }
        assertTrue(toldOfTheOlder < crowd.size() / 4, toldOfTheOlder + " of " + crowd.size());
    }

    @Test
    void isAtRestWhileTheMarketIsRebuilt() throws InterruptedException {
        broadcaster.feedChanged(new FeedStatus(FeedStatus.State.REBUILDING, 42, Duration.ZERO));
        watches(null).takes(UNBOUNDED).awaitEvent("heartbeat=rebuilding");
        trades("AAPL", "1");
        clock.awaitLooks(2);
        long begun = System.nanoTime();
        clock.awaitLooks(2);

        // Only ageing wakes it, once a second; a frame may come every millisecond here.
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        assertTrue(millis > 500, () -> "two frames in " + millis + " ms");
    }

    @Test
    void whileTheMarketIsRebuiltNobodySeesWhatIsLongOver() throws InterruptedException {
        broadcaster.feedChanged(new FeedStatus(FeedStatus.State.REBUILDING, 42, Duration.ZERO));
        RecordingWatcher watcher = watches(null).takes(UNBOUNDED);
        watcher.awaitEvent("heartbeat=rebuilding");
        trades("AAPL", "1");
        assertEquals(
                List.of("heartbeat=rebuilding"),
                watches(null).takes(UNBOUNDED).awaitFrames(1).get(0));
        trades("AAPL", "2");
        broadcaster.feedChanged(LIVE);

        List<List<String>> frames = watcher.awaitEvent("AAPL=AAPL 2.00");
        assertTrue(frames.stream().noneMatch(frame -> frame.contains("AAPL=AAPL 1.00")), frames::toString);
    }

    @Test
    void aPageMadeWhileTheMarketIsRebuiltIsToldAllOfItAfterwards() throws InterruptedException {
        broadcaster.feedChanged(new FeedStatus(FeedStatus.State.REBUILDING, 42, Duration.ZERO));
        trades("AAPL", "1");
        String position = broadcaster.position().toString();
        RecordingWatcher watcher =
                watches(Subscription.of(null, 0, Format.HTML), position).takes(UNBOUNDED);
        broadcaster.feedChanged(LIVE);

        watcher.awaitEvent("AAPL=AAPL 1.00");
    }

    @Test
    void countsWatchersInAndOut() throws InterruptedException {
        RecordingWatcher one = watches(null).takes(UNBOUNDED);
        RecordingWatcher other = watches("AAPL").takes(UNBOUNDED);
        one.awaitFrames(1);
        other.awaitFrames(1);
        assertEquals(2, broadcaster.watchers());

        one.leaves();
        other.leaves();
        onLoop();
        assertEquals(0, broadcaster.watchers());
    }

    @Test
    void aWatcherThatNeverComesIsNotCounted() {
        new RecordingWatcher(broadcaster, new PriceStream(Subscription.of(null, 0, Format.HTML), null, "here"), loop);

        assertEquals(0, broadcaster.watchers());
    }

    @Test
    void hasPlaceForSoManyFromAnAddressAndSoManyInAll() throws InterruptedException {
        assertTrue(broadcaster.hasPlaceFor("here"));
        RecordingWatcher one = watches(null).takes(UNBOUNDED);
        RecordingWatcher other = watches(null).takes(UNBOUNDED);
        onLoop();
        assertFalse(broadcaster.hasPlaceFor("here"));
        assertTrue(broadcaster.hasPlaceFor("there"));
        watches(null);
        onLoop();
        assertFalse(broadcaster.hasPlaceFor("there"));

        one.leaves();
        other.leaves();
        onLoop();
        assertTrue(broadcaster.hasPlaceFor("here"));
    }

    @Test
    void letsEveryWatcherGoAndNobodyInWhenItIsDrained() throws InterruptedException {
        RecordingWatcher one = watches(null).takes(UNBOUNDED);
        RecordingWatcher other = watches(null);
        one.awaitFrames(1);
        broadcaster.drain();

        one.awaitEnd();
        other.awaitEnd();
        assertEquals(0, broadcaster.watchers());
        assertFalse(broadcaster.hasPlaceFor("here"));
    }

    @Test
    void endsEveryStreamWhenItCloses() throws InterruptedException {
        RecordingWatcher watcher = watches(null).takes(UNBOUNDED);
        watcher.awaitFrames(1);
        broadcaster.close();

        watcher.awaitEnd();
    }

    private void trades(String symbol, String price) {
        market.apply(Ticks.of(symbol, price, NOON), NOON);
        broadcaster.marketChanged();
    }

    private RecordingWatcher charts(String symbol) {
        Chart chart = new Chart(new Symbol(symbol), Interval.MINUTE);
        Subscription subscription =
                Subscription.of(Set.of(chart.symbol()), 0, Format.HTML).charting(chart);
        return new RecordingWatcher(broadcaster, new PriceStream(subscription, null, "page"), loop).joins();
    }

    private RecordingWatcher watches(@Nullable String symbol) {
        Set<Symbol> symbols = symbol == null ? null : Set.of(new Symbol(symbol));
        return watches(Subscription.of(symbols, 0, Format.HTML), null);
    }

    private RecordingWatcher watches(Subscription subscription, @Nullable String resume) {
        return new RecordingWatcher(broadcaster, new PriceStream(subscription, resume, "here"), loop).joins();
    }

    private void onLoop() throws InterruptedException {
        CountDownLatch passed = new CountDownLatch(1);
        loop.execute(passed::countDown);
        assertTrue(passed.await(10, TimeUnit.SECONDS));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Always noon; it counts how often it is looked at, which is once a frame. */
    private static final class CountingClock extends Clock {
        private long looks;

        synchronized void awaitLooks(int count) throws InterruptedException {
            long enough = looks + count;
            while (looks < enough) {
                wait();
            }
        }

        @Override
        public synchronized Instant instant() {
            looks++;
            notifyAll();
            return NOON;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** Writes quotes so that a test can read them. */
    @Test
    void goesOnWithTheNextFrameAfterAFaultOnAnEventLoop() throws InterruptedException {
        trades("AAPL", "1");
        RecordingWatcher watcher = watches(null).takes(UNBOUNDED);
        assertEquals(1, watcher.awaitFrames(1).size());

        AtomicBoolean failed = new AtomicBoolean();
        CountDownLatch met = new CountDownLatch(1);
        watcher.beforeEachFrame(() -> {
            if (!failed.getAndSet(true)) {
                met.countDown();
                throw new IllegalStateException("a fault of ours");
            }
        });
        trades("AAPL", "2");
        assertTrue(met.await(10, TimeUnit.SECONDS));
        trades("AAPL", "3");
        assertEquals(List.of("AAPL=AAPL 3.00"), watcher.awaitFrames(2).get(1));
    }

    @Test
    void showsAPulseWhileItRunsAndIsClosedAfterwards() throws InterruptedException {
        trades("AAPL", "1");
        assertEquals(1, watches(null).takes(UNBOUNDED).awaitFrames(1).size());
        assertEquals(Pulse.State.ALIVE, broadcaster.pulse().state(Duration.ofSeconds(30)));

        broadcaster.close();
        assertEquals(Pulse.State.CLOSED, broadcaster.pulse().state(Duration.ofSeconds(30)));
    }
}
