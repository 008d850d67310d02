package io.tickertape.ticker.broadcast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.Ticks;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How often boards come because of symbols that are new. */
class SnapshotsTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final FeedStatus LIVE = new FeedStatus(FeedStatus.State.LIVE, 100, Duration.ZERO);
    private static final WatchList ALL = new WatchList(null, Format.HTML);
    private static final int MANY = 2_000;

    private final Market market =
            new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 2 * MANY);
    private final Snapshots snapshots = new Snapshots(market, new PlainRenderer(), "00000000");
    private final List<RateGroup> groups = List.of(new RateGroup(new Subscription(ALL, 0), 0));
    private long now = System.nanoTime();

    @Test
    void aBoardOfFewSymbolsComesWithEachNewOne() {
        trades("A");
        Frame first = frame();
        trades("B");
        Frame second = frame();

        assertEquals("board, A, B", told(second, 0));
        assertEquals("board, B", told(second, first.position().version()));
    }

    @Test
    void aBoardOfManyComesForAllThatWereNewMeanwhileAndAListOfFewAtOnce() {
        for (int i = 0; i < MANY; i++) {
            trades("S" + i);
        }
        long all = frame().position().version();
        trades("B");
        Frame held = frame();
        assertEquals("B", told(held, all));
        assertTrue(told(held, 0).startsWith("board, "), "who comes now has the whole of it");
        WatchList list = new WatchList(Set.of(new Symbol("B")), Format.HTML);
        assertEquals("board, B", told(held, list, all));

        now += TimeUnit.MILLISECONDS.toNanos(MANY / 2);
        trades("C");
        Frame stillHeld = frame();
        assertEquals("C", told(stillHeld, held.position().version()));

        now += TimeUnit.MILLISECONDS.toNanos(MANY);
        trades("S0");
        Frame due = frame();
        assertEquals("board, S0", told(due, stillHeld.position().version()));
        assertTrue(told(due, all).startsWith("board, "));
        trades("S0");
        Frame after = frame();
        assertEquals("S0", told(after, due.position().version()));
    }

    private void trades(String symbol) {
        market.apply(Ticks.of(symbol, "1", NOON), NOON);
    }

    private Frame frame() {
        Map<Format, Snapshot> updated = snapshots.update(groups, LIVE, now);
        Position position = new Position("00000000", snapshots.version());
        return new Frame(1, position, updated, FrameTest.SESSION, 0, Long.MAX_VALUE);
    }

    private static String told(Frame frame, long since) {
        return told(frame, ALL, since);
    }

    /** The names of the events that whoever was sent a version before is sent now. */
    private static String told(Frame frame, WatchList list, long since) {
        Frame.Payload payload = Objects.requireNonNull(frame.payload(list, since, Coding.PLAIN));
        return String.join(
                ", ",
                payload.bytes()
                        .toString(UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("event: "))
                        .map(line -> line.substring("event: ".length()))
                        .toList());
    }
}
