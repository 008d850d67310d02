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
                "M26 20h0l1-10 1-10 1 5",
                Sparkline.path(List.of(at(-6, "10"), at(-4, "11"), at(-2, "12"), at(0, "11.5"))));
    }

    @Test
    void hasOnePointForTheLastCloseOfTwoMinutes() {
        assertEquals("M28 20h0l1-20", Sparkline.path(List.of(at(-2, "12"), at(-1, "10"), at(0, "11"), at(1, "12"))));
    }

    @Test
    void joinsASymbolThatTradesNowAndThenAndLeavesALongerTimeOut() {
        assertEquals("M26 20h0l3-20", Sparkline.path(List.of(at(-6, "10"), at(0, "12"))));
        assertEquals("M25 20h0M29 0h0", Sparkline.path(List.of(at(-8, "10"), at(0, "12"))));
    }

    @Test
    void isADotInTheMiddleWhereThereIsOnePriceAndNothingWhereThereIsNone() {
        assertEquals("M29 10h0", Sparkline.path(List.of(at(0, "10"))));
        assertEquals("", Sparkline.path(List.of()));
    }

    private static Candle at(int minute, String close) {
        Price price = Price.of(close);
        return new Candle(NOON.plusSeconds(60L * minute), price, price, price, price, Size.of("1"), 1);
    }
}
