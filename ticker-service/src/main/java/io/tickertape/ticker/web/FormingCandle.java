package io.tickertape.ticker.web;

import io.tickertape.ticker.candles.Interval;
import io.tickertape.ticker.chart.ChartDrawing;

/**
 * The forming candle as the page shows it, over the rest of the chart.
 *
 * @param state of its symbol's quote
 * @param move up, down or flat from its open
 */
record FormingCandle(
        CandleRow row,
        String state,
        String move,
        String viewBox,
        String body,
        String volume,
        String line,
        String lastAt,
        String last) {
    static FormingCandle of(ChartDrawing drawing, Interval interval, String state, Today today) {
        CandleRow row = CandleRow.of(drawing.forming(), interval, drawing.slot(drawing.forming()), today);
        return new FormingCandle(
                row,
                state,
                QuoteRow.sign(drawing.forming().move()),
                drawing.viewBox(),
                drawing.formingCandle(),
                drawing.formingVolume(),
                drawing.formingLine(),
                drawing.lastAt(),
                row.close());
    }
}
