package io.tickertape.ticker.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.ticker.Ticks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final int ALL = Integer.MAX_VALUE;

    private final History history = new History(new HistoryLimits(60, 3, 4, 1000, 1000));
    private long version;

    @Test
    void aCandleHasTheFirstTheHighestTheLowestAndTheLastPriceOfItsMinute() {
        add("10", 0);
        add("12", 20);
        add("9", 40);
        add("11", 59);
        add("15", 60);

        assertEquals(
                List.of("12:00 10.00 12.00 9.00 11.00 4 of 4", "12:01 15.00 15.00 15.00 15.00 1 of 1"),
                candles(Interval.MINUTE));
    }

    @Test
    void aLateTickCountsForItsOwnMinute() {
        add("10", 30);
        add("20", 90);
        add("8", 10);
        add("9", 50);

        assertEquals(
                List.of("12:00 8.00 10.00 8.00 9.00 3 of 3", "12:01 20.00 20.00 20.00 20.00 1 of 1"),
                candles(Interval.MINUTE));
    }

    @Test
    void theCloseIsTheLastPriceBySequenceAsInTheQuote() {
        add(tick("10", NOON.plusMillis(500)).numbered(7));
        add(tick("11", NOON.plusMillis(100)).numbered(8));

        assertEquals(List.of("12:00 11.00 11.00 10.00 11.00 2 of 2"), candles(Interval.MINUTE));
    }

    @Test
    void aMinuteWithoutAPriceHasNoCandle() {
        add("10", 0);
        add("11", 180);

        assertEquals(
                List.of("12:00 10.00 10.00 10.00 10.00 1 of 1", "12:03 11.00 11.00 11.00 11.00 1 of 1"),
                candles(Interval.MINUTE));
    }

    @Test
    void aCandleOfFiveMinutesIsMadeOfItsMinutes() {
        add("10", 0);
        add("14", 70);
        add("8", 250);
        add("9", 299);
        add("20", 300);

        assertEquals(
                List.of("12:00 10.00 14.00 8.00 9.00 4 of 4", "12:05 20.00 20.00 20.00 20.00 1 of 1"),
                candles(Interval.FIVE_MINUTES));
    }

    @Test
    void aCandleOfFiveMinutesWhoseBeginningIsNotKeptAnyMoreIsLeftOut() {
        add("10", 60);
        add("11", 240);
        add("12", 300);
        add("13", 62 * 60);

        assertEquals(
                List.of("12:05 12.00 12.00 12.00 12.00 1 of 1", "13:00 13.00 13.00 13.00 13.00 1 of 1"),
                candles(Interval.FIVE_MINUTES));
    }

    @Test
    void aDayHasTheFiguresThatItsProducerTellsAsTheQuoteHas() {
        add(tick("10", NOON.minus(Duration.ofDays(1))));
        add(tick("10", NOON)
                .told(new Tick.DayFigures(
                        Price.of("7"), Price.of("12"), Price.of("6"), Price.of("8"), Size.of("900"))));

        assertEquals(
                List.of("2026-01-04 10.00 10.00 10.00 10.00 1 of 1", "2026-01-05 7.00 12.00 6.00 10.00 900 of 1"),
                candles(Interval.DAY));
    }

    @Test
    void onlyTheCandlesOfTheSpanAreGiven() {
        add("10", 0);
        add("11", 60);
        add("12", 180);

        assertEquals(
                List.of("12:01 11.00 11.00 11.00 11.00 1 of 1", "12:03 12.00 12.00 12.00 12.00 1 of 1"),
                told(history.candles(AAPL, Interval.MINUTE, 3), Interval.MINUTE));
    }

    @Test
    void whatIsOlderThanTheSpanThatIsKeptIsForgottenAndNotTakenInAgain() {
        add("10", 0);
        add("11", 60 * 60);
        add("12", 0);

        assertEquals(List.of("13:00 11.00 11.00 11.00 11.00 1 of 1"), candles(Interval.MINUTE));
    }

    @Test
    void theTapeHasTheNewestTradesNewestFirst() {
        add("1", 0);
        add("3", 20);
        add("2", 10);
        add("4", 30);
        add("5", 40);

        assertEquals(
                List.of("5.00", "4.00", "3.00", "2.00"),
                history.trades(AAPL).stream()
                        .map(trade -> trade.price().toString())
                        .toList());
    }

    @Test
    void manySymbolsShareTheMemoryThatThereIs() {
        History small = new History(new HistoryLimits(60, 3, 4, 60, 8));
        for (int symbol = 0; symbol < 6; symbol++) {
            for (int minute = 0; minute < 60; minute++) {
                Instant time = NOON.plus(Duration.ofMinutes(minute));
                small.add(Ticks.of("S" + symbol, "1", time).sized(Size.of("1")), null, ++version);
            }
        }

        for (int symbol = 0; symbol < 6; symbol++) {
            assertEquals(
                    10,
                    small.candles(new Symbol("S" + symbol), Interval.MINUTE, ALL)
                            .size());
            assertEquals(1, small.trades(new Symbol("S" + symbol)).size());
        }
    }

    @Test
    void aSymbolThatWasTakenOffHasNoCandlesAndNoTrades() {
        add("1", 0);
        history.remove(AAPL);

        assertEquals(List.of(), candles(Interval.MINUTE));
        assertEquals(List.of(), candles(Interval.FIVE_MINUTES));
        assertEquals(List.of(), candles(Interval.DAY));
        assertEquals(List.of(), history.trades(AAPL));
    }

    private void add(String price, int seconds) {
        add(tick(price, NOON.plusSeconds(seconds)));
    }

    private void add(Tick tick) {
        history.add(tick, null, ++version);
    }

    private static Tick tick(String price, Instant time) {
        return Ticks.of("AAPL", price, time).sized(Size.of("1"));
    }

    private List<String> candles(Interval interval) {
        return told(history.candles(AAPL, interval, ALL), interval);
    }

    static List<String> told(List<Candle> candles, Interval interval) {
        return candles.stream()
                .map(candle -> {
                    String start = candle.start().toString();
                    return (interval == Interval.DAY ? start.substring(0, 10) : start.substring(11, 16)) + " "
                            + candle.open() + " " + candle.high() + " " + candle.low() + " " + candle.close() + " "
                            + candle.volume() + " of " + candle.ticks();
                })
                .toList();
    }
}
