package io.tickertape.ticker.broadcast;

import io.tickertape.ticker.candles.Trade;
import io.tickertape.ticker.market.SymbolState;
import java.util.List;
import java.util.stream.Collectors;

/** Charts in a word or two: their scale is the number of candles. */
final class PlainCharts implements ChartRenderer {
    @Override
    public String quote(SymbolState state) {
        return "at " + state.quote().last();
    }

    @Override
    public String tape(Format format, List<Trade> trades, int count, boolean whole) {
        return (whole ? "all " : "")
                + trades.subList(0, count).stream()
                        .map(trade -> trade.price().toString())
                        .collect(Collectors.joining(" "));
    }

    @Override
    public Picture picture(Format format, SymbolState state) {
        return new Picture() {
            @Override
            public long fingerprint() {
                return state.candles().size();
            }

            @Override
            public String render(boolean whole) {
                return state.interval().code()
                        + (whole ? " whole to " : " to ")
                        + state.candles().get(state.candles().size() - 1).close();
            }
        };
    }
}
