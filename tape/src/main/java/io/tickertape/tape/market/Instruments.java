package io.tickertape.tape.market;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps what the records say of each instrument, the same in whatever order they are read. One thread writes. */
public final class Instruments {
    private final int maximum;
    private final Map<Symbol, InstrumentFold> folds = new ConcurrentHashMap<>();
    /** Those of which only a tombstone is known, the oldest first: they make room for instruments. */
    private final Set<Symbol> removed = new LinkedHashSet<>();

    /** @param maximum so many are held at most, so that no producer can take all memory */
    public Instruments(int maximum) {
        this.maximum = maximum;
    }

    /** Takes a record in; false if there are as many instruments as there may be. */
    public boolean apply(InstrumentUpdate update) {
        if (!hasRoomFor(update.symbol())) {
            return false;
        }
        keep(update.symbol(), fold(update.symbol()).with(update));
        return true;
    }

    private boolean hasRoomFor(Symbol symbol) {
        if (folds.containsKey(symbol) || folds.size() < maximum) {
            return true;
        }
        Iterator<Symbol> oldest = removed.iterator();
        if (!oldest.hasNext()) {
            return false;
        }
        folds.remove(oldest.next());
        oldest.remove();
        return true;
    }

    private InstrumentFold fold(Symbol symbol) {
        return folds.getOrDefault(symbol, InstrumentFold.NOTHING);
    }

    private void keep(Symbol symbol, InstrumentFold fold) {
        folds.put(symbol, fold);
        if (fold.instrument() == null) {
            removed.add(symbol);
        } else {
            removed.remove(symbol);
        }
    }

    /** Forgets an instrument, but for what a newer record says, whichever of the two is read first. */
    public void remove(Symbol symbol, RecordStamp stamp) {
        if (hasRoomFor(symbol)) {
            keep(symbol, fold(symbol).without(stamp));
        }
    }

    public @Nullable Instrument of(Symbol symbol) {
        InstrumentFold fold = folds.get(symbol);
        return fold == null ? null : fold.instrument();
    }

    /** Every symbol that an instrument is known of. */
    public Set<Symbol> symbols() {
        Set<Symbol> known = ConcurrentHashMap.newKeySet();
        folds.forEach((symbol, fold) -> {
            if (fold.instrument() != null) {
                known.add(symbol);
            }
        });
        return known;
    }
}
