package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The order of a board's rows in page, poll and stream: by symbol, whether a symbol has a price yet or not. */
public final class BoardOrder {
    private BoardOrder() {}

    /**
     * Visits each symbol of a board once, in the order of its rows.
     *
     * @param priced the symbols that have a price, with what the caller keeps of each
     * @param wanted the symbols asked for by name; null for those that have a price
     */
    public static <T> void visit(
            Map<Symbol, T> priced, @Nullable Set<Symbol> wanted, Consumer<T> row, Consumer<Symbol> unpriced) {
        SortedSet<Symbol> symbols = new TreeSet<>(priced.keySet());
        if (wanted != null) {
            symbols.addAll(wanted);
        }
        for (Symbol symbol : symbols) {
            T one = priced.get(symbol);
            if (one != null) {
                row.accept(one);
            } else {
                unpriced.accept(symbol);
            }
        }
    }
}
