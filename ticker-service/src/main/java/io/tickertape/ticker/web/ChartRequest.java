package io.tickertape.ticker.web;

import io.micronaut.http.HttpParameters;
import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.broadcast.Chart;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which symbol's quote, candle and tape a stream is to bring in full. */
final class ChartRequest {
    private ChartRequest() {}

    /**
     * The chart of the parameters {@code chart} and {@code interval}; null where none is asked for.
     *
     * @param list the symbols of the stream; null for all
     */
    static @Nullable Chart of(HttpParameters parameters, @Nullable Set<Symbol> list) {
        String name = parameters.get("chart");
        if (name == null || name.isBlank()) {
            return null;
        }
        Symbol symbol = Symbol.parse(name)
                .orElseThrow(
                        () -> new WatchRequest.Wrong("chart: a symbol such as AAPL is expected, being " + Symbol.FORM));
        if (list != null && !list.contains(symbol)) {
            throw new WatchRequest.Wrong(
                    "chart: one of the stream's symbols is expected; " + symbol + " is not among them");
        }
        return new Chart(symbol, SymbolRequests.interval(parameters.get("interval")));
    }
}
