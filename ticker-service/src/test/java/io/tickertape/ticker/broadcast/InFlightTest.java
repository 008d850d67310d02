package io.tickertape.ticker.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watchers that take nothing hold what is on its way to them; they cannot take all memory. */
class InFlightTest {
    private static final int LIMIT = 8 << 20;
    private static final Duration HEARTBEAT = Duration.ofMillis(50);

    private final EventLoop loop = new DefaultEventLoop();
    private final Market market = new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 10);
    private final Broadcaster broadcaster = PlainBroadcaster.of(
            market,
            new BroadcastConfiguration(
                    Duration.ZERO, Duration.ofMillis(1), HEARTBEAT, Duration.ZERO, Duration.ZERO, 10, 10, LIMIT),
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
    void whereMemoryIsShortWhoTakesNothingIsCutAndNobodyNewIsTaken() throws InterruptedException {
        RecordingWatcher reads = watches().takes(Long.MAX_VALUE);
        RecordingWatcher deaf = watches().takes(1);
        deaf.awaitFrames(1);
        assertTrue(broadcaster.hasPlaceFor("here"));

        ByteBuf inFlight = PooledByteBufAllocator.DEFAULT.directBuffer(LIMIT);
        try {
            deaf.awaitEnd();
            assertTrue(deaf.isCut());
            assertFalse(broadcaster.hasPlaceFor("here"));
        } finally {
            inFlight.release();
        }

        int before = reads.framesSoFar().size();
        reads.awaitFrames(before + 2);
        assertTrue(broadcaster.hasPlaceFor("here"));
        assertEquals(1, broadcaster.watchers());
    }

    private RecordingWatcher watches() {
        PriceStream stream = new PriceStream(Subscription.of(null, 0, Format.HTML), null, "here");
        return new RecordingWatcher(broadcaster, stream, loop).joins();
    }
}
