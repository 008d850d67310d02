package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Symbols in a format: watchers whose lists are the same share the same bytes, whatever their rates. Where there are
 * boards, lists in another order are others. Compared for each watcher and frame, so that its hash is kept.
 */
public final class WatchList {
    private final @Nullable Set<Symbol> symbols;
    private final List<Symbol> order;
    private final Format format;
    private final @Nullable Chart chart;
    private final int hash;

    /**
     * A list.
     *
     * @param symbols in the order of a board's rows; null for all
     * @param chart the symbol that is sent in full; null, as for most watchers, if none is
     */
    WatchList(@Nullable Set<Symbol> symbols, Format format, @Nullable Chart chart) {
        this.symbols = symbols == null ? null : Set.copyOf(symbols);
        this.order = symbols == null
                ? List.of()
                : format == Format.HTML
                        ? List.copyOf(symbols)
                        : symbols.stream().sorted().toList();
        this.format = format;
        this.chart = chart;
        this.hash = Objects.hash(order, format, chart);
    }

    /** A list without a chart. */
    WatchList(@Nullable Set<Symbol> symbols, Format format) {
        this(symbols, format, null);
    }

    WatchList charting(@Nullable Chart charted) {
        return new WatchList(symbols == null ? null : new LinkedHashSet<>(order), format, charted);
    }

    /** In the order of a board's rows; null for all. */
    @Nullable
    List<Symbol> order() {
        return symbols == null ? null : order;
    }

    public Format format() {
        return format;
    }

    public @Nullable Chart chart() {
        return chart;
    }

    boolean isOfAll() {
        return symbols == null;
    }

    boolean has(Symbol symbol) {
        return symbols == null || symbols.contains(symbol);
    }

    boolean charts(Symbol symbol) {
        return chart != null && chart.symbol().equals(symbol);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof WatchList list
                        && hash == list.hash
                        && (symbols == null) == (list.symbols == null)
                        && order.equals(list.order)
                        && format == list.format
                        && Objects.equals(chart, list.chart));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
