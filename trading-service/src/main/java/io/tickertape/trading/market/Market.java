package io.tickertape.trading.market;

import io.tickertape.trading.order.Symbol;
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
    /** What became of a tick. */
    public enum Outcome {
        APPLIED,
        /** Below the sequence that the symbol has reached, or a record that was read before. */
        LATE,
        /** Its sequence is the one already applied. */
        DUPLICATE,
        /** The market holds as many symbols as it may. */
        TOO_MANY_SYMBOLS
    }

    private static final int USUAL_SYMBOLS = 20_000;

    private final int maximumSymbols;
    private final Map<Symbol, Latest> latest = new ConcurrentHashMap<>();
    private final Map<Symbol, Instrument> instruments = new ConcurrentHashMap<>();
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
        if (remembered < 2 || maximumSymbols < 1) {
            throw new IllegalArgumentException(
                    "A market remembers 2 ticks of 1 symbol or more, not " + remembered + " of " + maximumSymbols);
        }
        this.maximumSymbols = maximumSymbols;
        recent = new AtomicReferenceArray<>(remembered);
    }

    public Outcome add(Tick tick) {
        Latest before = latest.get(tick.symbol());
        if (before == null && latest.size() >= maximumSymbols) {
            return Outcome.TOO_MANY_SYMBOLS;
        }
        Outcome outcome = before == null ? Outcome.APPLIED : before.outcomeOf(tick);
        if (outcome == Outcome.APPLIED) {
            latest.put(tick.symbol(), Latest.after(before, tick));
            long place = end;
            recent.set(slot(place), tick);
            end = place + 1;
        }
        return outcome;
    }

    public @Nullable Tick latest(Symbol symbol) {
        Latest found = latest.get(symbol);
        return found == null ? null : found.tick;
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
    public boolean add(Instrument instrument) {
        if (instruments.size() >= maximumSymbols && !instruments.containsKey(instrument.symbol())) {
            return false;
        }
        instruments.put(instrument.symbol(), instrument);
        return true;
    }

    public void remove(Symbol instrument) {
        instruments.remove(instrument);
    }

    public @Nullable Instrument instrument(Symbol symbol) {
        return instruments.get(symbol);
    }

    /** Whether it has a price or an instrument. */
    public boolean isKnown(Symbol symbol) {
        return latest.containsKey(symbol) || instruments.containsKey(symbol);
    }

    /** Every symbol that has a price or an instrument, in order. */
    public Set<String> symbols() {
        Set<String> names = new TreeSet<>();
        latest.keySet().forEach(symbol -> names.add(symbol.value()));
        instruments.keySet().forEach(symbol -> names.add(symbol.value()));
        return names;
    }

    /**
     * A symbol's latest tick.
     *
     * @param sequence the latest that the feed gave, be it with an earlier tick; negative when it never gave one
     */
    private record Latest(Tick tick, long sequence) {
        static Latest after(@Nullable Latest before, Tick tick) {
            return new Latest(tick, tick.sequence() < 0 && before != null ? before.sequence : tick.sequence());
        }

        /** The feed's sequence decides where it has one; else the place on the topic, where that can say. */
        Outcome outcomeOf(Tick next) {
            if (next.sequence() >= 0 && sequence >= 0) {
                return next.sequence() > sequence
                        ? Outcome.APPLIED
                        : next.sequence() == sequence ? Outcome.DUPLICATE : Outcome.LATE;
            }
            return next.position().isAtOrBefore(tick.position()) ? Outcome.LATE : Outcome.APPLIED;
        }
    }
}
