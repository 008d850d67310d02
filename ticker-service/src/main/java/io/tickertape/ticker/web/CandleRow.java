package io.tickertape.ticker.web;

import io.tickertape.tape.market.Grouping;
import io.tickertape.ticker.candles.Candle;
import io.tickertape.ticker.candles.Interval;

/**
 * A candle in words and figures.
 *
 * @param slot its place on the chart
 * @param start when it began: the time of day with its date where that is not today, or the date
 */
record CandleRow(
        String slot, String time, String start, String open, String high, String low, String close, String volume) {
    static CandleRow of(Candle candle, Interval interval, int slot, Today today) {
        return new CandleRow(
                Integer.toString(slot),
                candle.start().toString(),
                interval == Interval.DAY ? Today.date(candle.start()) : today.minute(candle.start()),
                candle.open().grouped(),
                candle.high().grouped(),
                candle.low().grouped(),
                candle.close().grouped(),
                Grouping.grouped(candle.volume().value()));
    }
}
