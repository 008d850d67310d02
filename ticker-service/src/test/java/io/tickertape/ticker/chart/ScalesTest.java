package io.tickertape.ticker.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.ticker.candles.Candle;
import io.tickertape.ticker.candles.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalesTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void pricesHaveRoundLinesFromBelowTheLowestToAboveTheHighest() {
        assertEquals(List.of("188.50", "189.00", "189.50", "190.00", "190.50"), lines("188.73", "190.12"));
        assertEquals(List.of("0.00000010", "0.00000011", "0.00000012", "0.00000013"), lines("0.0000001", "0.00000013"));
        assertEquals(List.of("60000.00", "65000.00", "70000.00", "75000.00"), lines("61234.5", "74999"));
        assertEquals(List.of("4080.00", "4082.00", "4084.00", "4086.00"), lines("4081.2", "4085.5"));
    }

    @Test
    void aPriceThatDoesNotMoveHasAScaleToo() {
        assertEquals(
                List.of("99.95", "100.00", "100.05"), lines("99.99", "100.01").subList(0, 3));
        assertEquals(List.of("100.00", "100.05"), lines("100", "100"));
    }

    @Test
    void anyPricesHaveBetweenTwoAndEightLinesAroundThem() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            Price low = Price.rounded(BigDecimal.valueOf(Math.exp(random.nextDouble() * 40 - 15)));
            BigDecimal above = low.value().multiply(BigDecimal.valueOf(random.nextDouble() * random.nextDouble()));
            Price high = Price.rounded(low.value().add(above));
            PriceScale scale = PriceScale.of(List.of(candle(low, high)));
            int count = scale.lines().size();

            assertTrue(count >= 2 && count <= 8, () -> low + " to " + high + ": " + scale.lines());
            assertTrue(scale.part(low) >= 0 && scale.part(high) <= 1, () -> low + " to " + high + ": " + scale);
        }
    }

    @Test
    void timesHaveRoundLines() {
        assertEquals(
                List.of("10:30", "11:00", "11:30", "12:00"),
                labels(TimeScale.of(Interval.MINUTE, number(Interval.MINUTE, -200), number(Interval.MINUTE, 0))));
        assertEquals(
                List.of("11:30", "11:40", "11:50", "12:00"),
                labels(TimeScale.of(Interval.MINUTE, number(Interval.MINUTE, -5), number(Interval.MINUTE, 0))));
        assertEquals(
                List.of("04:00", "06:00", "08:00", "10:00", "12:00"),
                labels(TimeScale.of(
                        Interval.FIVE_MINUTES, number(Interval.FIVE_MINUTES, -500), number(Interval.FIVE_MINUTES, 0))));
    }

    @Test
    void midnightIsSaidAsItsDate() {
        assertEquals(
                List.of("22:30", "23:00", "23:30", "6 Jan"),
                labels(TimeScale.of(Interval.MINUTE, number(Interval.MINUTE, 0), number(Interval.MINUTE, 723))));
    }

    @Test
    void weeksBeginOnMondays() {
        assertEquals(
                List.of("1 Dec", "8 Dec", "15 Dec", "22 Dec", "29 Dec", "5 Jan"),
                labels(TimeScale.of(Interval.DAY, number(Interval.DAY, -20), number(Interval.DAY, 0))));
    }

    private static long number(Interval interval, long after) {
        return interval.numberAt(NOON) + after;
    }

    private static List<String> labels(TimeScale scale) {
        return scale.marks().stream().map(TimeScale.Mark::label).toList();
    }

    private static List<String> lines(String low, String high) {
        PriceScale scale = PriceScale.of(List.of(candle(Price.of(low), Price.of(high))));
        return scale.lines().stream().map(scale::label).toList();
    }

    private static Candle candle(Price low, Price high) {
        return new Candle(NOON, low, high, low, high, Size.ZERO, 1);
    }
}
