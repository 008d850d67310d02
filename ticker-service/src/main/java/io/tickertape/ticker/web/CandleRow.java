package io.tickertape.ticker.web;

import io.tickertape.tape.market.Grouping;
import io.tickertape.ticker.candles.Candle;
import io.tickertape.ticker.candles.Interval;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A candle in words and figures.
 *
 * @param slot its place on the chart
 * @param start when it began: the time of day, or the date
 */
record CandleRow(
        String slot, String time, String start, String open, String high, String low, String close, String volume) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    static CandleRow of(Candle candle, Interval interval, int slot) {
        return new CandleRow(
                Integer.toString(slot),
                candle.start().toString(),
                (interval == Interval.DAY ? DATE : CLOCK).format(candle.start()),
                candle.open().grouped(),
                candle.high().grouped(),
                candle.low().grouped(),
                candle.close().grouped(),
                Grouping.grouped(candle.volume().value()));
    }
}
