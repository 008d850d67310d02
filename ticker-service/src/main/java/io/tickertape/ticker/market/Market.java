package io.tickertape.ticker.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest quote of every symbol, in the order in which they changed.
 *
 * <p>One thread folds ticks, others read: every method takes this object's lock for as long as it takes to walk what
 * changed.
 */
public final class Market {
    /** What became of a tick. */
    public enum Outcome {
        APPLIED,
        /** Its sequence is below the one already applied. */
        LATE,
        /** Its sequence is the one already applied. */
        DUPLICATE,
        /** The market holds as many symbols as it may. */
        TOO_MANY_SYMBOLS
    }

    private final Freshness.Limits limits;
    private final int maximumSymbols;
    private final Map<Symbol, Entry> entries = new HashMap<>();
    private final Map<Symbol, Instrument> instruments = new HashMap<>();
    private final Entry ends = new Entry();
    private long version;
    private boolean cutOff;

    public Market(Freshness.Limits limits, int maximumSymbols) {
        this.limits = limits;
        this.maximumSymbols = maximumSymbols;
    }

    /** Applies a tick that was read at {@code now}. */
    public synchronized Outcome apply(Tick tick, Instant now) {
        Entry entry = entries.get(tick.symbol());
        if (entry == null) {
            if (entries.size() >= maximumSymbols) {
                return Outcome.TOO_MANY_SYMBOLS;
            }
            entry = new Entry();
            entries.put(tick.symbol(), entry);
        } else {
            Outcome refused = outOfSequence(tick, entry.quote());
            if (refused != null) {
                return refused;
            }
        }
        entry.change(next(tick, entry.quote, now));
        entry.moveTo(ends);
        return Outcome.APPLIED;
    }

    private static @Nullable Outcome outOfSequence(Tick tick, Quote latest) {
        Long sequence = tick.sequence();
        Long last = latest.sequence();
        if (sequence == null || last == null || sequence > last) {
            return null;
        }
        return sequence.equals(last) ? Outcome.DUPLICATE : Outcome.LATE;
    }

    private Quote next(Tick tick, @Nullable Quote before, Instant now) {
        // A clock that runs ahead must not make a price look newer than it can be.
        Instant time = tick.time().isAfter(now) ? now : tick.time();
        Day day = before == null ? Day.of(tick) : before.day().with(tick, before.last());
        int rising = before == null
                ? 0
                : tick.price().amount().compareTo(before.last().amount());
        Long sequence = tick.sequence() != null || before == null ? tick.sequence() : before.sequence();
        version++;
        long listed = before == null ? version : before.listed();
        Instrument instrument = instruments.get(tick.symbol());
        Cadence cadence = before == null ? Cadence.FIRST : before.cadence().next(before.time(), time);
        Freshness freshness = freshness(instrument, time, cadence, now);
        return new Quote(
                tick.symbol(),
                instrument,
                tick.price(),
                tick.best(),
                day,
                time,
                sequence,
                cadence,
                freshness,
                rising,
                listed,
                version);
    }

    private Freshness freshness(@Nullable Instrument instrument, Instant time, Cadence cadence, Instant now) {
        if (instrument != null && instrument.halted()) {
            return Freshness.HALTED;
        }
        return cutOff ? Freshness.STALE : limits.at(now, time, cadence.usualInterval());
    }

    private Freshness freshness(Quote quote, Instant now) {
        return freshness(quote.instrument(), quote.time(), quote.cadence(), now);
    }

    /**
     * Says whether the market is cut off from its feed, or not yet level with it: however young a price is, there may
     * be a newer one, so all are stale.
     */
    public synchronized void cutOff(boolean now) {
        cutOff = now;
    }

    /** Whether it holds as many symbols as it may, and this is none of them. */
    public synchronized boolean hasNoPlaceFor(Symbol symbol) {
        return entries.size() >= maximumSymbols && !entries.containsKey(symbol);
    }

    /** Takes in what is known of an instrument, whether it has a price yet or not. */
    public synchronized void apply(Instrument instrument) {
        if (instruments.size() < maximumSymbols || instruments.containsKey(instrument.symbol())) {
            instruments.put(instrument.symbol(), instrument);
            renew(instrument.symbol(), instrument);
        }
    }

    /** Forgets what is known of an instrument, but for its prices. */
    public synchronized void forget(Symbol symbol) {
        instruments.remove(symbol);
        renew(symbol, null);
    }

    private void renew(Symbol symbol, @Nullable Instrument instrument) {
        Entry entry = entries.get(symbol);
        if (entry != null) {
            boolean halted = instrument != null && instrument.halted();
            Freshness known = entry.quote().freshness();
            // Whether a price that trades again is live or stale, its age says.
            Freshness now = halted ? Freshness.HALTED : known == Freshness.HALTED ? Freshness.STALE : known;
            change(entry, instrument, now);
        }
    }

    private void change(Entry entry, @Nullable Instrument instrument, Freshness now) {
        entry.change(entry.quote().with(instrument, now, ++version));
        entry.moveTo(ends);
    }

    /** Marks the quotes that have become late or stale by {@code now}; true if any has. */
    public synchronized boolean age(Instant now) {
        List<Entry> aged = new ArrayList<>();
        for (Entry entry = ends.newer; entry != ends; entry = entry.newer) {
            Quote quote = entry.quote();
            if (freshness(quote, now) != quote.freshness()) {
                aged.add(entry);
            }
        }
        for (Entry entry : aged) {
            Quote quote = entry.quote();
            change(entry, quote.instrument(), freshness(quote, now));
        }
        return !aged.isEmpty();
    }

    /** The version of the latest change, 0 before the first. */
    public synchronized long version() {
        return version;
    }

    /** What changed after a version, oldest change first; everything after 0. */
    public synchronized List<Quote> changedSince(long since) {
        List<Quote> changed = new ArrayList<>();
        for (Entry entry = ends.older; entry != ends && entry.quote().version() > since; entry = entry.older) {
            changed.add(entry.quote());
        }
        Collections.reverse(changed);
        return changed;
    }

    /** Every quote, or those of the symbols asked for, by symbol. */
    public synchronized List<Quote> quotes(@Nullable Collection<Symbol> wanted) {
        List<Quote> quotes = new ArrayList<>();
        for (Map.Entry<Symbol, Entry> entry : entries.entrySet()) {
            if (wanted == null || wanted.contains(entry.getKey())) {
                quotes.add(entry.getValue().quote());
            }
        }
        quotes.sort((one, other) -> one.symbol().compareTo(other.symbol()));
        return quotes;
    }

    /** A place in the ring of symbols, which is kept in order of change; its ends meet in one empty entry. */
    private static final class Entry {
        private @Nullable Quote quote;
        private Entry older = this;
        private Entry newer = this;

        Quote quote() {
            if (quote == null) {
                throw new IllegalStateException("an entry without a quote");
            }
            return quote;
        }

        void change(Quote next) {
            quote = next;
        }

        /** Takes the newest place, which is the one before the ring's ends. */
        void moveTo(Entry ends) {
            older.newer = newer;
            newer.older = older;
            older = ends.older;
            newer = ends;
            ends.older.newer = this;
            ends.older = this;
        }
    }
}
