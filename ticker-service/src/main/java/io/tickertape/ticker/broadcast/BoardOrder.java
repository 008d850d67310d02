package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The order of a board's rows in page, poll and stream: as they were asked for, whether a symbol has a price yet or not;
 * else by symbol.
 */
public final class BoardOrder {
    private BoardOrder() {}

    /**
     * Visits each symbol of a board once, in the order of its rows.
     *
     * @param priced the symbols that have a price, with what the caller keeps of each
     * @param wanted the symbols asked for by name, in their order; null for those that have a price
     */
    public static <T> void visit(
            Map<Symbol, T> priced, @Nullable Collection<Symbol> wanted, Consumer<T> row, Consumer<Symbol> unpriced) {
        for (Symbol symbol : wanted == null ? priced.keySet().stream().sorted().toList() : wanted) {
            T one = priced.get(symbol);
            if (one != null) {
                row.accept(one);
            } else {
                unpriced.accept(symbol);
            }
        }
    }
}
