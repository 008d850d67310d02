package io.tickertape.ticker.candles;

import io.tickertape.tape.market.DayFold;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The candles and the latest trades of every symbol, as far as the limits go. Not for two threads.
 *
 * <p>What the market does not count must not come here: copies, and ticks that are late by sequence.
 */
public final class History {
    private final HistoryLimits limits;
    private final Map<Symbol, SymbolHistory> symbols = new HashMap<>();
    /** What a symbol may keep; it shrinks as symbols are added, and never grows, or there would be holes in it. */
    private HistoryLimits shared;

    public History(HistoryLimits limits) {
        this.limits = limits;
        this.shared = limits;
    }

    /**
     * Takes in a tick that counts.
     *
     * @param day that it was folded into already; null if none was
     * @param version of the market with it
     */
    public void add(Tick tick, @Nullable DayFold day, long version) {
        SymbolHistory history = symbols.get(tick.symbol());
        if (history == null) {
            history = new SymbolHistory();
            symbols.put(tick.symbol(), history);
            share();
        }
        history.add(tick, day, version, shared);
    }

    private void share() {
        HistoryLimits next = limits.sharedBy(symbols.size());
        if (next.minutes() < shared.minutes() || next.days() < shared.days() || next.trades() < shared.trades()) {
            shared = next;
            symbols.values().forEach(history -> history.cut(next));
        }
    }

    /** Forgets a symbol. */
    public void remove(Symbol symbol) {
        symbols.remove(symbol);
    }

    /** The latest trades of a symbol, newest first. */
    public List<Trade> trades(Symbol symbol) {
        SymbolHistory history = symbols.get(symbol);
        return history == null ? List.of() : history.trades();
    }

    /** The candles of a symbol within so many intervals up to its newest, oldest first. */
    public List<Candle> candles(Symbol symbol, Interval interval, int span) {
        SymbolHistory history = symbols.get(symbol);
        return history == null ? List.of() : history.candles(interval, span, shared);
    }
}
