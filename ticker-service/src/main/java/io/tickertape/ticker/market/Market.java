package io.tickertape.ticker.market;

import io.tickertape.tape.control.Scope;
import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.Instruments;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickFold;
import io.tickertape.tape.market.TickFolds;
import io.tickertape.tape.market.TickOutcome;
import io.tickertape.ticker.candles.History;
import io.tickertape.ticker.candles.HistoryLimits;
import io.tickertape.ticker.candles.Interval;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The latest quote of every symbol, in the order in which they changed, and what each has traded in this session.
 *
 * <p>One thread folds ticks, others read: every method takes this object's lock for as long as it takes to walk what
 * changed.
 */
public final class Market {
    /** A watcher that missed more removals than these is sent a whole board before the latest of them. */
    private static final int REMEMBERED_REMOVALS = 1000;

    private static final HistoryLimits DAY_OF_CANDLES = new HistoryLimits(1440, 260, 50, 200_000, 100_000);

    private final Freshness.Limits limits;
    private final TickFolds folds;
    private final Instruments instruments;
    private final Halts halts;
    private final History history;
    private final Map<Symbol, QuoteEntry> entries = new HashMap<>();
    /** The same symbols by name, and those at its end that came since somebody asked. */
    private final List<Symbol> ordered = new ArrayList<>();

    private boolean isInOrder = true;
    private final Deque<Removed> removed = new ArrayDeque<>();
    private final QuoteEntry ends = new QuoteEntry();
    private long version;
    private boolean cutOff;

    /** A market that keeps a day of candles. */
    public Market(Freshness.Limits limits, int maximumSymbols) {
        this(limits, maximumSymbols, DAY_OF_CANDLES);
    }

    public Market(Freshness.Limits limits, int maximumSymbols, HistoryLimits kept) {
        this.limits = limits;
        this.history = new History(kept);
        this.folds = new TickFolds(maximumSymbols);
        this.instruments = new Instruments(maximumSymbols);
        this.halts = new Halts(maximumSymbols);
    }

    /**
     * A symbol that was taken off.
     *
     * @param ticks of it that were folded until then
     */
    public record Removed(Symbol symbol, long ticks, long version) {}

    /** Applies a tick that was read at {@code now}. */
    public synchronized TickOutcome apply(Tick tick, Instant now) {
        TickOutcome outcome = folds.add(tick);
        TickFold fold = folds.of(tick.symbol());
        if (fold == null) {
            return outcome;
        }
        QuoteEntry entry = entries.computeIfAbsent(tick.symbol(), this::newEntry);
        Quote before = entry.latest();
        boolean counts = outcome != TickOutcome.DUPLICATE && tick.position().equals(fold.counted());
        if (before != null && !counts) {
            entry.change(before.with(Quote.Dropped.of(fold)));
        } else {
            entry.change(next(fold, outcome, before, now));
            entry.moveTo(ends);
            history.add(tick, fold.dayOf(tick), version);
        }
        return outcome;
    }

    private QuoteEntry newEntry(Symbol symbol) {
        ordered.add(symbol);
        isInOrder = false;
        return new QuoteEntry();
    }

    private Quote next(TickFold fold, TickOutcome outcome, @Nullable Quote before, Instant now) {
        Tick last = fold.last();
        Instrument instrument = instruments.of(last.symbol());
        boolean applied = outcome == TickOutcome.APPLIED;
        Cadence cadence = before == null
                ? Cadence.FIRST
                : applied ? before.cadence().next(before.time(), last.time()) : before.cadence();
        Freshness freshness = freshness(last.symbol(), instrument, last.time(), cadence, now);
        version++;
        return new Quote(
                last,
                instrument,
                fold.day(),
                cadence,
                freshness,
                freshness.hoursOld(last.time(), now),
                before == null ? 0 : applied ? last.price().compareTo(before.last()) : before.rising(),
                Quote.Dropped.of(fold),
                before == null ? version : before.listed(),
                before == null || applied ? version : before.ticked(),
                version);
    }

    /** Takes a symbol off, unless it has ticked since. */
    public synchronized void remove(Symbol symbol, RecordStamp stamp) {
        QuoteEntry entry = folds.remove(symbol, stamp) ? entries.remove(symbol) : null;
        if (entry != null) {
            ordered.remove(symbol);
            entry.leave();
            history.remove(symbol);
            removed.add(new Removed(symbol, entry.quote().cadence().ticks(), ++version));
            if (removed.size() > REMEMBERED_REMOVALS) {
                removed.remove();
            }
        }
    }

    /**
     * What changed after a version, as of one moment.
     *
     * @param quotes oldest change first
     * @param removed symbols that were taken off and have not come back, oldest first
     * @param version of the newest of these changes, or the one that was asked for
     */
    public record Changes(List<Quote> quotes, List<Removed> removed, long version) {
        public static final Changes NONE = new Changes(List.of(), List.of(), 0);
    }

    /** What changed after a version; everything after 0. */
    public synchronized Changes changesSince(long since) {
        List<Removed> gone = removed.stream()
                .filter(one -> one.version() > since && !entries.containsKey(one.symbol()))
                .toList();
        return new Changes(changedSince(since), gone, Math.max(since, version));
    }

    private Freshness freshness(
            Symbol symbol, @Nullable Instrument instrument, Instant time, Cadence cadence, Instant now) {
        if (isHalted(symbol, instrument)) {
            return Freshness.HALTED;
        }
        return cutOff ? Freshness.STALE : limits.at(now, time, cadence.usualInterval());
    }

    private boolean isHalted(Symbol symbol, @Nullable Instrument instrument) {
        return halts.cover(symbol) || (instrument != null && instrument.isHalted());
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
        return folds.hasNoPlaceFor(symbol);
    }

    /** Takes in what is known of an instrument, whether it has a price yet or not. */
    public synchronized void apply(InstrumentUpdate update) {
        if (instruments.apply(update)) {
            renew(update.symbol());
        }
    }

    /** Forgets what is known of an instrument, but for its prices. */
    public synchronized void forget(Symbol symbol, RecordStamp stamp) {
        instruments.remove(symbol, stamp);
        renew(symbol);
    }

    /** Takes in that operators have stopped trading in a scope, or that it goes on. */
    public synchronized void halt(Scope scope, boolean isHalted) {
        halts.change(scope, isHalted);
        entries.keySet().stream()
                .filter(symbol -> scope.covers("", symbol))
                .toList()
                .forEach(this::renew);
    }

    private void renew(Symbol symbol) {
        QuoteEntry entry = entries.get(symbol);
        if (entry != null) {
            Instrument instrument = instruments.of(symbol);
            boolean halted = isHalted(symbol, instrument);
            Freshness known = entry.quote().freshness();
            // Whether a price that trades again is live or stale, its age says.
            Freshness now = halted ? Freshness.HALTED : known == Freshness.HALTED ? Freshness.STALE : known;
            change(entry, instrument, now, entry.quote().hoursOld());
        }
    }

    private void change(QuoteEntry entry, @Nullable Instrument instrument, Freshness now, long hoursOld) {
        entry.change(entry.quote().with(instrument, now, hoursOld, ++version));
        entry.moveTo(ends);
    }

    /** Marks the quotes that have become late or stale by {@code now}, or old by one more hour; true if any has. */
    public synchronized boolean age(Instant now) {
        long before = version;
        QuoteEntry next = ends.newer();
        // What changes moves to the end, where it is met again, and is as old as it may be.
        for (QuoteEntry entry = next; entry != ends; entry = next) {
            next = entry.newer();
            Quote quote = entry.quote();
            Freshness freshness = freshness(quote.symbol(), quote.instrument(), quote.time(), quote.cadence(), now);
            long hoursOld = freshness.hoursOld(quote.time(), now);
            if (freshness != quote.freshness() || hoursOld != quote.hoursOld()) {
                change(entry, quote.instrument(), freshness, hoursOld);
            }
        }
        return version > before;
    }

    /** The version of the latest change, 0 before the first. */
    public synchronized long version() {
        return version;
    }

    /** What changed after a version, oldest change first; everything after 0. */
    public synchronized List<Quote> changedSince(long since) {
        List<Quote> changed = new ArrayList<>();
        for (QuoteEntry entry = ends.older(); entry != ends && entry.quote().version() > since; entry = entry.older()) {
            changed.add(entry.quote());
        }
        Collections.reverse(changed);
        return changed;
    }

    /**
     * What is known of one symbol; null while it has no price.
     *
     * @param span so many intervals of candles, up to the newest
     */
    public synchronized @Nullable SymbolState state(Symbol symbol, Interval interval, int span) {
        QuoteEntry entry = entries.get(symbol);
        if (entry == null) {
            return null;
        }
        return new SymbolState(
                entry.quote(), interval, history.candles(symbol, interval, span), history.trades(symbol), version);
    }

    /** How many symbols have a price. */
    public synchronized int size() {
        return entries.size();
    }

    /** Every quote, or those of the symbols asked for, by symbol. */
    public synchronized List<Quote> quotes(@Nullable Collection<Symbol> wanted) {
        List<Quote> quotes = new ArrayList<>();
        for (Symbol symbol : wanted == null ? symbols() : new TreeSet<>(wanted)) {
            QuoteEntry entry = entries.get(symbol);
            if (entry != null) {
                quotes.add(entry.quote());
            }
        }
        return quotes;
    }

    private List<Symbol> symbols() {
        if (!isInOrder) {
            // The list is nearly in order, which a merge sort makes use of: it may be long, and everybody waits.
            Collections.sort(ordered);
            isInOrder = true;
        }
        return ordered;
    }
}
