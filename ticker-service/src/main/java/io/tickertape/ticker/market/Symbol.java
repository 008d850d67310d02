package io.tickertape.ticker.market;

import java.util.regex.Pattern;

/** What an instrument is called on the tape, such as {@code BRK.B}: 1 to 12 of A-Z, 0-9, dot and hyphen. */
public record Symbol(String name) implements Comparable<Symbol> {
    public static final String FORM = "[A-Z0-9][A-Z0-9.\\-]{0,11}";
    private static final Pattern PATTERN = Pattern.compile(FORM);

    public Symbol {
        if (!isSymbol(name)) {
            throw new IllegalArgumentException("not a symbol: a symbol is " + FORM);
        }
    }

    public static boolean isSymbol(String name) {
        return PATTERN.matcher(name).matches();
    }

    /** The symbol as part of an element's id, where a dot would read as a class. */
    public String slug() {
        return name.replace('.', '_');
    }

    @Override
    public int compareTo(Symbol other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
