package io.tickertape.ticker.web;

import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.candles.Interval;
import io.tickertape.ticker.chart.Sparkline;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.Quote;
import io.tickertape.ticker.market.SymbolState;
import java.util.ArrayList;
import java.util.List;

/** The sparkline that the rows of a symbol show; it is not a part of them, as it changes by the minute only. */
public record TrendLine(String slug, String path) {
    static List<TrendLine> of(Market market, List<Quote> quotes) {
        List<TrendLine> lines = new ArrayList<>(quotes.size());
        for (Quote quote : quotes) {
            Symbol symbol = quote.symbol();
            SymbolState state = market.state(symbol, Interval.MINUTE, Sparkline.SPAN);
            if (state != null) {
                lines.add(new TrendLine(symbol.slug(), Sparkline.path(state.candles())));
            }
        }
        return lines;
    }
}
