package io.tickertape.tape.market;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is known of instruments: of each the newest record, in whatever order they are read. One thread writes. */
public final class Instruments {
    private final int maximum;
    private final Map<Symbol, Entry> entries = new ConcurrentHashMap<>();

    /** @param maximum so many are held at most, so that no producer can take all memory */
    public Instruments(int maximum) {
        this.maximum = maximum;
    }

    /**
     * The state of one symbol.
     *
     * @param instrument null once it was taken off
     * @param stamp of the record that said so
     * @param statusStamp of the record that gave the status; null if none has
     */
    private record Entry(@Nullable Instrument instrument, RecordStamp stamp, @Nullable RecordStamp statusStamp) {
        String status() {
            return instrument == null ? Instrument.TRADING : instrument.status();
        }

        Entry with(InstrumentUpdate update) {
            boolean newer = update.stamp().isAfter(stamp);
            String said = statusStamp == null || update.stamp().isAfter(statusStamp) ? update.status() : null;
            String status = said == null ? status() : said;
            @Nullable RecordStamp nextStatusStamp = said == null ? statusStamp : update.stamp();
            if (newer) {
                return new Entry(update.instrument(status), update.stamp(), nextStatusStamp);
            }
            return instrument == null ? this : new Entry(instrument.with(status), stamp, nextStatusStamp);
        }
    }

    /** Takes a record in; false if there are as many instruments as there may be. */
    public boolean apply(InstrumentUpdate update) {
        Entry before = entries.get(update.symbol());
        if (before == null && entries.size() >= maximum) {
            return false;
        }
        entries.put(update.symbol(), before == null ? first(update) : before.with(update));
        return true;
    }

    private static Entry first(InstrumentUpdate update) {
        String status = update.status() == null ? Instrument.TRADING : update.status();
        return new Entry(update.instrument(status), update.stamp(), update.status() == null ? null : update.stamp());
    }

    /** Forgets an instrument, but for what a newer record says, whichever of the two is read first. */
    public void remove(Symbol symbol, RecordStamp stamp) {
        Entry before = entries.get(symbol);
        boolean isNewest = before == null ? entries.size() < maximum : stamp.isAfter(before.stamp());
        if (isNewest) {
            entries.put(symbol, new Entry(null, stamp, stamp));
        }
    }

    public @Nullable Instrument of(Symbol symbol) {
        Entry entry = entries.get(symbol);
        return entry == null ? null : entry.instrument();
    }

    /** Every symbol that an instrument is known of. */
    public Set<Symbol> symbols() {
        Set<Symbol> known = ConcurrentHashMap.newKeySet();
        entries.forEach((symbol, entry) -> {
            if (entry.instrument() != null) {
                known.add(symbol);
            }
        });
        return known;
    }
}
