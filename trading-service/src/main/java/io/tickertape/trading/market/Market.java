package io.tickertape.trading.market;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.Instruments;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickFold;
import io.tickertape.tape.market.TickFolds;
import io.tickertape.tape.market.TickOutcome;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The latest tick of each symbol, and the recent ones of all in the order of their arrival. One thread adds; any number
 * read, each at its own place.
 */
public final class Market {
    private static final int USUAL_SYMBOLS = 20_000;

    private final TickFolds folds;
    private final Map<Symbol, Tick> latest = new ConcurrentHashMap<>();
    /** Those that have not ticked since. */
    private final Set<Symbol> takenOff = ConcurrentHashMap.newKeySet();

    private final int maximumSymbols;
    private final Instruments instruments;
    /** Its writes have an order for readers too: who sees an overwritten tick also sees how far the end has come. */
    private final AtomicReferenceArray<Tick> recent;

    private volatile long end;

    /** @param remembered how many recent ticks are kept for those who come to them late */
    public Market(int remembered) {
        this(remembered, USUAL_SYMBOLS);
    }

    /**
     * A market of its own size.
     *
     * @param remembered how many recent ticks are kept for those who come to them late, two or more
     * @param maximumSymbols how many symbols it holds at most, so that no feed can take all memory
     */
    public Market(int remembered, int maximumSymbols) {
        if (remembered < 2) {
            throw new IllegalArgumentException("A market remembers 2 ticks or more, not " + remembered);
        }
        this.maximumSymbols = maximumSymbols;
        folds = new TickFolds(maximumSymbols);
        instruments = new Instruments(maximumSymbols);
        recent = new AtomicReferenceArray<>(remembered);
    }

    /** By the status of its instrument; operators halt elsewhere. */
    public boolean isHalted(Symbol symbol) {
        Instrument instrument = instruments.of(symbol);
        return instrument != null && instrument.isHalted();
    }

    public TickOutcome add(Tick tick) {
        TickOutcome outcome = folds.add(tick);
        TickFold fold = folds.of(tick.symbol());
        if (fold != null) {
            latest.put(tick.symbol(), fold.last());
            takenOff.remove(tick.symbol());
        }
        if (outcome == TickOutcome.APPLIED) {
            long place = end;
            recent.set(slot(place), tick);
            end = place + 1;
        }
        return outcome;
    }

    /** Takes a symbol's prices off, unless it has ticked since: nothing fills an order in it until it ticks again. */
    public void remove(Symbol symbol, RecordStamp stamp) {
        folds.remove(symbol, stamp);
        if (folds.of(symbol) != null) {
            return;
        }
        if (takenOff.size() < maximumSymbols) {
            takenOff.add(symbol);
        }
        latest.remove(symbol);
    }

    /** Whether its prices were taken off, and it has not ticked since. */
    public boolean isTakenOff(Symbol symbol) {
        return takenOff.contains(symbol);
    }

    public @Nullable Tick latest(Symbol symbol) {
        return latest.get(symbol);
    }

    /** The place behind the latest tick: where a reader begins that wants only what comes. */
    public long end() {
        return end;
    }

    /**
     * Shows every tick from a place on, and returns the place to go on from. Ticks that have been forgotten meanwhile
     * are left out.
     */
    public long from(long place, Consumer<Tick> reader) {
        long until = end;
        long next = Math.max(place, oldest());
        while (next < until) {
            Tick tick = recent.get(slot(next));
            long oldest = oldest();
            if (next < oldest) {
                // It may have been overwritten before it was read.
                next = oldest;
                continue;
            }
            reader.accept(tick);
            next++;
        }
        return next;
    }

    /** The oldest place that can be read: the one before it may be the next to be overwritten. */
    private long oldest() {
        return Math.max(0, end - recent.length() + 1);
    }

    private int slot(long place) {
        return (int) (place % recent.length());
    }

    /** False when the market holds as many instruments as it may. */
    public boolean add(InstrumentUpdate update) {
        return instruments.apply(update);
    }

    public void removeInstrument(Symbol symbol, RecordStamp stamp) {
        instruments.remove(symbol, stamp);
    }

    public @Nullable Instrument instrument(Symbol symbol) {
        return instruments.of(symbol);
    }

    /** Whether it has a price or an instrument. */
    public boolean isKnown(Symbol symbol) {
        return latest.containsKey(symbol) || instrument(symbol) != null;
    }

    /** Every symbol that has a price or an instrument, in order. */
    public Set<String> symbols() {
        Set<String> names = new TreeSet<>();
        latest.keySet().forEach(symbol -> names.add(symbol.name()));
        instruments.symbols().forEach(symbol -> names.add(symbol.name()));
        return names;
    }
}
