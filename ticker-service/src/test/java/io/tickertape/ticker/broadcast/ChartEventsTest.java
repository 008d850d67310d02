package io.tickertape.ticker.broadcast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.Ticks;
import io.tickertape.ticker.candles.Interval;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a page of one symbol is sent, from version to version. */
class ChartEventsTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Symbol AAPL = new Symbol("AAPL");

    private final Market market = new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 9);
    private final ChartEvents charts = new ChartEvents(market, new PlainCharts());

    @Test
    void aNewPageIsSentAllOfIt() {
        trades("1", 0);
        trades("2", 1);

        assertEquals(List.of("quote: at 2.00", "tape: all 2.00 1.00", "candle: 1m whole to 2.00"), since(0));
    }

    @Test
    void aPageIsSentTheTradesSinceAndTheFormingCandle() {
        trades("1", 0);
        since(0);
        trades("2", 1);
        trades("3", 2);

        assertEquals(List.of("quote: at 3.00", "tape: 3.00 2.00", "candle: 1m to 3.00"), since(1));
        assertEquals(List.of("quote: at 3.00", "tape: 3.00", "candle: 1m to 3.00"), since(2));
    }

    @Test
    void theWholeChartIsSentOnceToEachWhoseChartIsOfBefore() {
        trades("1", 0);
        since(0);
        trades("2", 60);

        assertEquals("candle: 1m whole to 2.00", since(1).get(2));
        assertEquals("candle: 1m whole to 2.00", since(1).get(2));
        trades("3", 61);
        assertEquals("candle: 1m whole to 3.00", since(1).get(2));
        assertEquals("candle: 1m to 3.00", since(2).get(2));
    }

    @Test
    void aTradeThatIsNotTheNewestBringsTheWholeTape() {
        trades("1", 0);
        trades("3", 2);
        trades("2", 1);

        assertEquals("tape: all 3.00 2.00 1.00", since(2).get(1));
    }

    @Test
    void aTradeAfterTheFrameIsLeftToTheNextOne() {
        trades("1", 0);
        trades("2", 1);
        trades("3", 2);

        assertEquals("tape: 2.00", told(1, 2).get(1));
        assertEquals("tape: 3.00", told(2, 3).get(1));
    }

    @Test
    void aChangeOfAgeBringsNoTrade() {
        trades("1", 0);
        since(0);
        market.age(NOON.plusSeconds(20));

        assertEquals(List.of("quote: at 1.00", "candle: 1m to 1.00"), since(1));
    }

    @Test
    void aProgramIsSentFiguresOnly() {
        trades("1", 0);

        assertEquals(
                List.of("tape: all 1.00", "candle: 1m whole to 1.00"),
                told(charts.since(list(Format.JSON), 0, market.version())));
    }

    private void trades(String price, int seconds) {
        market.apply(Ticks.of("AAPL", price, NOON.plusSeconds(seconds)), NOON);
    }

    private List<String> since(long version) {
        return told(version, market.version());
    }

    private List<String> told(long since, long until) {
        return told(charts.since(list(Format.HTML), since, until));
    }

    private static List<String> told(List<byte[]> events) {
        return events.stream()
                .map(event -> new String(event, UTF_8)
                        .replace("event: ", "")
                        .replace("\ndata:", ":")
                        .strip())
                .toList();
    }

    private static WatchList list(Format format) {
        return new WatchList(Set.of(AAPL), format, new Chart(AAPL, Interval.MINUTE));
    }
}
