package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Symbols in a format: watchers whose lists are the same share the same bytes, whatever their rates.
 *
 * @param symbols null for all
 * @param chart the symbol that is sent in full; null, as for most watchers, if none is
 */
public record WatchList(@Nullable Set<Symbol> symbols, Format format, @Nullable Chart chart) {
    /** A list without a chart. */
    WatchList(@Nullable Set<Symbol> symbols, Format format) {
        this(symbols, format, null);
    }

    boolean has(Symbol symbol) {
        return symbols == null || symbols.contains(symbol);
    }

    boolean charts(Symbol symbol) {
        return chart != null && chart.symbol().equals(symbol);
    }
}
