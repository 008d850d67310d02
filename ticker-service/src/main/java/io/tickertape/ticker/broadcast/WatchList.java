package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Symbols in a format: watchers whose lists are the same share the same bytes, whatever their rates. */
public record WatchList(@Nullable Set<Symbol> symbols, Format format) {
    boolean has(Symbol symbol) {
        return symbols == null || symbols.contains(symbol);
    }
}
