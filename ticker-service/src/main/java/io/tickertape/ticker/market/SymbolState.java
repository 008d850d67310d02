package io.tickertape.ticker.market;

import io.tickertape.ticker.candles.Candle;
import io.tickertape.ticker.candles.Interval;
import io.tickertape.ticker.candles.Trade;
import java.util.List;

/**
 * What is known of one symbol, as of one moment.
 *
 * @param candles oldest first; the last of them is forming
 * @param trades newest first
 * @param version of the market at that moment
 */
public record SymbolState(Quote quote, Interval interval, List<Candle> candles, List<Trade> trades, long version) {
    /** The trades that came up to a version of the market. */
    public List<Trade> tradesUntil(long until) {
        return trades.stream().filter(trade -> trade.version() <= until).toList();
    }
}
