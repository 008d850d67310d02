package io.tickertape.ticker.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.ticker.candles.Candle;
import io.tickertape.ticker.candles.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartDrawingTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final List<Candle> candles = new ArrayList<>(List.of(
            candle(0, "100", "105", "100", "104", "50"),
            candle(1, "104", "110", "103", "103", "100"),
            candle(3, "105", "105", "105", "105", "0"),
            candle(4, "105", "108", "105", "106", "20")));

    @Test
    void aCandleIsABoxFromOpenToCloseWithLinesToItsHighAndLow() {
        ChartDrawing drawing = draw(null);

        assertEquals("0 0 400 1000", drawing.viewBox());
        assertEquals("M322 480h6v300h-6zM325 405V480" + "M352 405h6v0h-6z", drawing.risen());
        assertEquals("M332 480h6v75h-6zM335 30V480", drawing.fallen());
        assertEquals("M362 330h6v75h-6zM365 180V330", drawing.formingCandle());
        assertEquals(
                new ChartDrawing.Line("78%", "100.00"), drawing.priceLines().get(0));
    }

    @Test
    void theScaleSaysWhereEveryPriceAndTimeStands() {
        ChartDrawing drawing = draw(null);
        ChartScale scale = drawing.scale();

        assertEquals(
                new ChartScale(NOON.minusSeconds(32 * 60), NOON.plusSeconds(8 * 60), "100", "78%", "110", "3%"), scale);
        // A candle closes where the scale puts its price, and the line goes through the middle of its minute.
        assertEquals("33%", drawing.lastAt());
        assertEquals(33, 78 - (106 - 100) / (110.0 - 100) * (78 - 3));
        assertEquals("M355 405L365 330", drawing.formingLine());
        assertEquals(365.0 / 400, (32 + 4.5) / 40);
    }

    @Test
    void volumesStandOnTheGroundAndNoneIsNothing() {
        assertEquals("M322 1000v-80h6v80zM332 1000v-160h6v160z", draw(null).volumes());
        assertEquals("M362 1000v-32h6v32z", draw(null).formingVolume());
    }

    @Test
    void theLineBreaksWhereThereWereNoPrices() {
        assertEquals("M325 480L335 555M353 405h4", draw(null).line());
        assertEquals("M355 405L365 330", draw(null).formingLine());
    }

    @Test
    void timeWithoutPricesIsAGap() {
        assertEquals(
                List.of(new ChartDrawing.Gap("85%", "2.5%", false)), draw(null).gaps());
    }

    @Test
    void daysWithoutPricesAreNone() {
        List<Candle> days = List.of(
                new Candle(Interval.DAY.start(20_000), p("1"), p("1"), p("1"), p("1"), Size.ZERO, 1),
                new Candle(Interval.DAY.start(20_003), p("1"), p("1"), p("1"), p("1"), Size.ZERO, 1));

        assertEquals(List.of(), ChartDrawing.of(Interval.DAY, days, null).gaps());
    }

    @Test
    void timeSinceTheLastPriceIsSeenWhileThatIsOld() {
        ChartDrawing drawing = draw(NOON.plusSeconds(24 * 60));

        assertEquals(16, drawing.slot(drawing.forming()));
        assertTrue(drawing.gaps().contains(new ChartDrawing.Gap("42.5%", "57.5%", true)), () -> drawing.gaps()
                .toString());
    }

    @Test
    void anOldChartIsNotPushedOutByTheTimeSince() {
        ChartDrawing drawing = draw(NOON.plusSeconds(1_000_000));

        assertEquals(4, drawing.settled().size() + 1);
        assertTrue(drawing.slot(drawing.settled().get(0)) >= 0);
    }

    @Test
    void theFormingCandleMovesWithoutTheRestAsLongAsItFits() {
        long before = draw(null).fingerprint();
        candles.set(3, candle(4, "105", "109", "102", "102", "90"));
        assertEquals(before, draw(null).fingerprint());

        candles.set(3, candle(4, "105", "111", "102", "102", "90"));
        assertNotEquals(before, draw(null).fingerprint());
        candles.set(3, candle(4, "105", "109", "102", "102", "101"));
        assertNotEquals(before, draw(null).fingerprint());
    }

    @Test
    void aLateTickOfACandleBeforeIsDrawnToo() {
        long before = draw(null).fingerprint();
        candles.set(1, candle(1, "104", "110", "103", "103", "99"));

        assertNotEquals(before, draw(null).fingerprint());
    }

    private ChartDrawing draw(@org.jspecify.annotations.Nullable Instant oldUntil) {
        return ChartDrawing.of(Interval.MINUTE, candles, oldUntil);
    }

    private static Candle candle(int minute, String open, String high, String low, String close, String volume) {
        return new Candle(NOON.plusSeconds(60L * minute), p(open), p(high), p(low), p(close), Size.of(volume), 1);
    }

    private static Price p(String price) {
        return Price.of(price);
    }
}
