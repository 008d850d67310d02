package io.tickertape.ticker.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.ticker.candles.Candle;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void goesFromTheLowestCloseAtTheBottomToTheHighestAtTheTop() {
        assertEquals(
                "M16 20h0l1-10 1-10 1 5",
                Sparkline.path(List.of(at(-9, "10"), at(-6, "11"), at(-3, "12"), at(0, "11.5"))));
    }

    @Test
    void hasOnePointForTheLastCloseOfThreeMinutes() {
        assertEquals("M18 20h0l1-20", Sparkline.path(List.of(at(-3, "12"), at(-1, "10"), at(0, "11"), at(2, "12"))));
    }

    @Test
    void joinsASymbolThatTradesNowAndThenAndLeavesALongerTimeOut() {
        assertEquals("M17 20h0l2-20", Sparkline.path(List.of(at(-6, "10"), at(0, "12"))));
        assertEquals("M16 20h0M19 0h0", Sparkline.path(List.of(at(-9, "10"), at(0, "12"))));
    }

    @Test
    void isADotInTheMiddleWhereThereIsOnePriceAndNothingWhereThereIsNone() {
        assertEquals("M19 10h0", Sparkline.path(List.of(at(0, "10"))));
        assertEquals("", Sparkline.path(List.of()));
    }

    private static Candle at(int minute, String close) {
        Price price = Price.of(close);
        return new Candle(NOON.plusSeconds(60L * minute), price, price, price, price, Size.of("1"), 1);
    }
}
