package io.tickertape.ticker.broadcast;

import io.tickertape.ticker.market.Market;
import java.time.Clock;
import java.time.Duration;

/** Broadcasters whose events are plain words. */
final class PlainBroadcaster {
    /** A frame each millisecond in which something changes, heartbeats only when the feed changes, few watchers. */
    private static final BroadcastConfiguration QUICK = new BroadcastConfiguration(
            Duration.ZERO,
            Duration.ofMillis(1),
            Duration.ofHours(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(50),
            3,
            2,
            0);

    private PlainBroadcaster() {}

    static Broadcaster quick(Market market, Clock clock) {
        return of(market, QUICK, clock);
    }

    static Broadcaster of(Market market, BroadcastConfiguration configuration, Clock clock) {
        return new Broadcaster(
                market, new PlainRenderer(), new ChartEvents(market, new PlainCharts()), configuration, clock);
    }
}
