package io.tickertape.ticker.web;

import io.tickertape.tape.market.Grouping;
import io.tickertape.ticker.candles.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the tape.
 *
 * @param move whether the price is above the trade's before, below it, or the same
 */
record TradeRow(String time, String clock, String price, String size, String move) {
    /** The first so many of some trades, newest first. */
    static List<TradeRow> of(List<Trade> trades, int count, Today today) {
        List<TradeRow> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Trade trade = trades.get(i);
            int move = i + 1 < trades.size()
                    ? trade.price().compareTo(trades.get(i + 1).price())
                    : 0;
            rows.add(new TradeRow(
                    trade.time().toString(),
                    today.clock(trade.time()),
                    trade.price().grouped(),
                    trade.size() == null ? "" : Grouping.grouped(trade.size().value()),
                    QuoteRow.sign(move)));
        }
        return rows;
    }
}
