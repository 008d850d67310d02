package io.tickertape.trading.market;

import io.tickertape.trading.order.Symbol;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The latest tick of each symbol, and the recent ones of all in the order of their arrival. One thread adds; any number
 * read, each at its own place.
 */
public final class Market {
    private final Map<Symbol, Tick> latest = new ConcurrentHashMap<>();
    private final Map<Symbol, Instrument> instruments = new ConcurrentHashMap<>();
    private final Tick[] recent;
    private volatile long end;

    /** @param remembered how many recent ticks are kept for those who come to them late */
    public Market(int remembered) {
        recent = new Tick[remembered];
    }

    public void add(Tick tick) {
        Tick before = latest.get(tick.symbol());
        if (before != null && isOld(tick, before)) {
            return;
        }
        latest.put(tick.symbol(), tick);
        long place = end;
        recent[(int) (place % recent.length)] = tick;
        end = place + 1;
    }

    /** The feed's sequence decides where it has one: an older tick is late, an equal one a duplicate. */
    private static boolean isOld(Tick tick, Tick before) {
        boolean sequenced = tick.sequence() >= 0 && before.sequence() >= 0;
        return sequenced
                ? tick.sequence() <= before.sequence()
                : tick.position().isAtOrBefore(before.position());
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
        long next = Math.max(place, until - recent.length + 1);
        while (next < until) {
            Tick tick = recent[(int) (next % recent.length)];
            if (end - next >= recent.length) {
                // It may have been overwritten while it was read.
                next = end - recent.length + 1;
                continue;
            }
            reader.accept(tick);
            next++;
        }
        return next;
    }

    public void add(Instrument instrument) {
        instruments.put(instrument.symbol(), instrument);
    }

    public void remove(Symbol instrument) {
        instruments.remove(instrument);
    }

    public @Nullable Instrument instrument(Symbol symbol) {
        return instruments.get(symbol);
    }

    /** Every symbol that has a price or an instrument, in order. */
    public Set<String> symbols() {
        Set<String> names = new TreeSet<>();
        latest.keySet().forEach(symbol -> names.add(symbol.value()));
        instruments.keySet().forEach(symbol -> names.add(symbol.value()));
        return names;
    }
}
