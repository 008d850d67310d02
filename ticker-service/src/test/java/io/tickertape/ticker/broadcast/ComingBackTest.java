package io.tickertape.ticker.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watchers who are let go together do not come back together. */
class ComingBackTest {
    private static final int WATCHERS = 50;
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration DRAIN = Duration.ofSeconds(1);

    private final EventLoop loop = new DefaultEventLoop();
    private final Market market = new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 10);
    private final Broadcaster broadcaster = PlainBroadcaster.of(
            market,
            new BroadcastConfiguration(
                    Duration.ZERO, Duration.ofMillis(1), Duration.ofHours(1), RETRY, DRAIN, WATCHERS, WATCHERS, 0),
            Clock.systemUTC());

    @BeforeEach
    void start() {
        broadcaster.start();
    }

    @AfterEach
    void stop() {
        broadcaster.close();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void eachIsToldOnceToWaitForATimeOfItsOwn() throws InterruptedException {
        List<Long> retries = new ArrayList<>();
        for (RecordingWatcher watcher : crowd()) {
            assertEquals(1, watcher.retriesSoFar().size());
            retries.addAll(watcher.retriesSoFar());
        }

        assertTrue(Collections.min(retries) >= RETRY.toMillis() / 2, retries::toString);
        assertTrue(Collections.max(retries) <= RETRY.toMillis() * 3 / 2, retries::toString);
        assertTrue(new HashSet<>(retries).size() > WATCHERS / 2, retries::toString);
    }

    @Test
    void eachIsLetGoAtAMomentOfItsOwn() throws InterruptedException {
        List<RecordingWatcher> crowd = crowd();
        long begin = System.nanoTime();
        broadcaster.drain();

        assertEquals(0, broadcaster.watchers(), "not waited for");
        List<Long> millis = new ArrayList<>();
        for (RecordingWatcher watcher : crowd) {
            millis.add(TimeUnit.NANOSECONDS.toMillis(watcher.awaitEnd() - begin));
        }
        long spread = Collections.max(millis) - Collections.min(millis);
        assertTrue(spread > DRAIN.toMillis() / 4, millis::toString);
    }

    private List<RecordingWatcher> crowd() throws InterruptedException {
        List<RecordingWatcher> crowd = new ArrayList<>();
        for (int i = 0; i < WATCHERS; i++) {
            PriceStream stream = new PriceStream(Subscription.of(null, 0, Format.HTML), null, "here");
            crowd.add(new RecordingWatcher(broadcaster, stream, loop).joins().takes(1));
        }
        for (RecordingWatcher watcher : crowd) {
            watcher.awaitFrames(1);
        }
        return crowd;
    }
}
