package io.tickertape.trading.order;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name that an instrument trades under. */
public record Symbol(String value) implements Comparable<Symbol> {
    private static final Pattern SYNTAX = Pattern.compile("[A-Z0-9][A-Z0-9.\\-]{0,11}");

    public Symbol {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a symbol: " + value);
        }
    }

    /** Reads a symbol as a person types it: case and surrounding blanks do not matter. */
    public static Optional<Symbol> parse(String text) {
        String symbol = text.strip().toUpperCase(Locale.ROOT);
        return SYNTAX.matcher(symbol).matches() ? Optional.of(new Symbol(symbol)) : Optional.empty();
    }

    @Override
    public int compareTo(Symbol other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
