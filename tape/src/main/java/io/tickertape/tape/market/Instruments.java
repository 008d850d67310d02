package io.tickertape.tape.market;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is known of instruments, the same in whatever order their records are read. One thread writes. */
public final class Instruments {
    private final int maximum;
    private final Map<Symbol, InstrumentFold> folds = new ConcurrentHashMap<>();

    /** @param maximum so many are held at most, so that no producer can take all memory */
    public Instruments(int maximum) {
        this.maximum = maximum;
    }

    /** Takes a record in; false if there are as many instruments as there may be. */
    public boolean apply(InstrumentUpdate update) {
        InstrumentFold before = folds.get(update.symbol());
        if (before == null && folds.size() >= maximum) {
            return false;
        }
        folds.put(update.symbol(), (before == null ? InstrumentFold.NOTHING : before).with(update));
        return true;
    }

    /** Forgets an instrument, but for what a newer record says, whichever of the two is read first. */
    public void remove(Symbol symbol, RecordStamp stamp) {
        InstrumentFold before = folds.get(symbol);
        if (before != null || folds.size() < maximum) {
            folds.put(symbol, (before == null ? InstrumentFold.NOTHING : before).without(stamp));
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
