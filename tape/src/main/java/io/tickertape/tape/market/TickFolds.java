package io.tickertape.tape.market;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ticks of every symbol, folded symbol by symbol, and the symbols that were taken off. Not for two threads. */
public final class TickFolds {
    private final int maximumSymbols;
    private final Map<Symbol, TickFold> folds = new HashMap<>();
    /** Since ticks of before may be read after it, from another partition. */
    private final Map<Symbol, RecordStamp> removals = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Symbol, RecordStamp> eldest) {
            return size() > maximumSymbols;
        }
    };

    /** @param maximumSymbols so many are held at most, so that no producer can take all memory */
    public TickFolds(int maximumSymbols) {
        if (maximumSymbols < 1) {
            throw new IllegalArgumentException("a market holds 1 symbol or more, not " + maximumSymbols);
        }
        this.maximumSymbols = maximumSymbols;
    }

    public TickOutcome add(Tick tick) {
        RecordStamp removal = removals.isEmpty() ? null : removals.get(tick.symbol());
        if (removal != null && removal.isAfter(tick.stamp())) {
            return TickOutcome.LATE;
        }
        TickFold fold = folds.get(tick.symbol());
        if (fold == null) {
            if (folds.size() >= maximumSymbols) {
                return TickOutcome.TOO_MANY_SYMBOLS;
            }
            fold = new TickFold();
            folds.put(tick.symbol(), fold);
        }
        return fold.add(tick);
    }

    /** What is known of a symbol; null if it has no ticks. */
    public @Nullable TickFold of(Symbol symbol) {
        return folds.get(symbol);
    }

    /** Takes a symbol off, unless a tick was written after that; true if it has gone. */
    public boolean remove(Symbol symbol, RecordStamp removal) {
        removals.merge(symbol, removal, (one, other) -> one.isAfter(other) ? one : other);
        TickFold fold = folds.get(symbol);
        if (fold == null || !fold.isBefore(removal)) {
            return false;
        }
        folds.remove(symbol);
        return true;
    }

    /** Whether as many symbols are held as may be, and this is none of them. */
    public boolean hasNoPlaceFor(Symbol symbol) {
        return folds.size() >= maximumSymbols && !folds.containsKey(symbol);
    }
}
