package io.tickertape.ticker.web;

import io.tickertape.tape.market.Grouping;
import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.market.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A watch list as somebody typed it: symbols and parts of names, in any case, with commas or blanks between.
 *
 * <p>What a program asks is read by {@link WatchRequest}, which takes nothing for something else.
 */
final class Asked {
    /** Shorter words are symbols, never the beginning of a name. */
    private static final int SHORTEST_NAME = 3;
    /** Each goes through every name there is; further words are symbols. */
    private static final int MOST_SEARCHES = 50;
    /** In a market of very many symbols fewer words are looked for: an event loop does this, and others wait. */
    private static final int MOST_NAMES = 200_000;

    private static final int MOST_SAID = 10;

    private final List<Quote> quotes;
    private final Map<Symbol, String> names = new LinkedHashMap<>();
    private final int maximum;
    private final Set<Symbol> symbols = new LinkedHashSet<>();
    private final Set<String> unpriced = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private int searches;
    private boolean isFull;
    /** How many symbols have a price, where nothing is asked for and these are too many for one page; else 0. */
    private int cutFrom;

    private Asked(List<Quote> quotes, int maximum) {
        this.quotes = quotes;
        this.maximum = maximum;
    }

    /**
     * Reads what was typed.
     *
     * @param quotes of all symbols that have a price, by symbol
     * @param maximum symbols in one list; the rest is left out
     */
    static Asked of(String typed, List<Quote> quotes, int maximum) {
        Asked asked = new Asked(quotes, maximum);
        for (String part : typed.split("[,;]", -1)) {
            asked.read(part.strip().replaceAll("\\s+", " "));
        }
        if (asked.symbols.isEmpty() && quotes.size() > maximum) {
            asked.cutFrom = quotes.size();
            quotes.subList(0, maximum).forEach(quote -> asked.add(quote.symbol()));
        }
        return asked;
    }

    private void read(String part) {
        if (part.isEmpty() || find(part)) {
            return;
        }
        if (part.contains(" ")) {
            for (String word : part.split(" ", -1)) {
                read(word);
            }
        } else if (Symbol.isSymbol(upperCase(part))) {
            add(new Symbol(upperCase(part)));
            unpriced.add(upperCase(part));
        } else {
            unknown.add(part);
        }
    }

    /** Whether it is a symbol that has a price, or the beginning of words of names. */
    private boolean find(String part) {
        List<Symbol> found =
                hasPrice(upperCase(part)) ? List.of(new Symbol(upperCase(part))) : named(" " + upperCase(part));
        found.forEach(this::add);
        return !found.isEmpty();
    }

    private boolean hasPrice(String name) {
        int low = 0;
        int high = quotes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = quotes.get(middle).symbol().name().compareTo(name);
            if (order == 0) {
                return true;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return false;
    }

    private List<Symbol> named(String part) {
        if (part.length() <= SHORTEST_NAME
                || searches == MOST_SEARCHES
                || (searches > 0 && (long) searches * names.size() >= MOST_NAMES)) {
            return List.of();
        }
        searches++;
        if (names.isEmpty()) {
            quotes.forEach(this::name);
        }
        return names.entrySet().stream()
                .filter(one -> one.getValue().contains(part))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void name(Quote quote) {
        if (quote.instrument() != null) {
            names.put(quote.symbol(), upperCase(" " + quote.instrument().name()));
        }
    }

    private void add(Symbol symbol) {
        if (symbols.size() < maximum) {
            symbols.add(symbol);
        } else {
            isFull |= !symbols.contains(symbol);
        }
    }

    private static String upperCase(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /**
     * In the order in which they were typed. If nothing was, or nothing of it is known, null, which means all, or the
     * first ones where all are too many for a page.
     */
    @Nullable
    Set<Symbol> symbols() {
        return symbols.isEmpty() ? null : symbols;
    }

    /** Those that were typed, null for none. */
    @Nullable
    Set<Symbol> named() {
        return cutFrom > 0 ? null : symbols();
    }

    /** What is not shown, or not as it was typed; empty if all is. */
    String complaint() {
        List<String> sentences = new ArrayList<>();
        if (!unpriced.isEmpty()) {
            sentences.add("No price yet for " + said(unpriced, "", "") + ".");
        }
        if (!unknown.isEmpty()) {
            sentences.add("Nothing is known by " + said(unknown, "“", "”")
                    + (symbols.isEmpty() ? ": all symbols are shown." : "."));
        }
        if (cutFrom > 0) {
            sentences.add(Grouping.shares(cutFrom) + " symbols have a price, and the first " + maximum
                    + " are shown: look for others by symbol or name.");
        }
        if (isFull) {
            sentences.add("A list holds " + maximum + " symbols: the first are shown.");
        }
        return String.join(" ", sentences);
    }

    private static String said(Set<String> words, String before, String after) {
        int more = words.size() - MOST_SAID;
        return words.stream()
                        .limit(MOST_SAID)
                        .map(word -> before + word + after)
                        .collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
