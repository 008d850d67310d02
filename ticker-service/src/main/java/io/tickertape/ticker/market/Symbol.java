package io.tickertape.ticker.market;

/** What an instrument is called on the tape, such as {@code BRK.B}: 1 to 12 of A-Z, 0-9, dot and hyphen. */
public record Symbol(String name) implements Comparable<Symbol> {
    public static final String FORM = "[A-Z0-9][A-Z0-9.\\-]{0,11}";
    private static final int MAXIMUM_LENGTH = 12;

    public Symbol {
        if (!isSymbol(name)) {
            throw new IllegalArgumentException("not a symbol: a symbol is " + FORM);
        }
    }

    public static boolean isSymbol(String name) {
        if (name.isEmpty() || name.length() > MAXIMUM_LENGTH || !isLetterOrDigit(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetterOrDigit(c) && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
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
