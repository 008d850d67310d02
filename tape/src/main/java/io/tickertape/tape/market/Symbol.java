package io.tickertape.tape.market;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The name that an instrument trades under, such as {@code BRK.B}, {@code ^GSPC} or {@code EURUSD=X}. */
public record Symbol(String name) implements Comparable<Symbol> {
    public static final String FORM = "[A-Z0-9^][A-Z0-9.\\-/=:_]{0,23}";
    public static final int MAXIMUM_LENGTH = 24;
    /** For a person: what a symbol has. */
    public static final String FORM_IN_WORDS =
            "1 to " + MAXIMUM_LENGTH + " letters, digits or . - / = : _ and begins with a letter, a digit or ^";

    private static final String LATER_MARKS = ".-/=:_";

    public Symbol {
        if (!isSymbol(name)) {
            throw new IllegalArgumentException("not a symbol: a symbol is " + FORM);
        }
    }

    public static boolean isSymbol(String name) {
        if (name.isEmpty() || name.length() > MAXIMUM_LENGTH) {
            return false;
        }
        char first = name.charAt(0);
        if (!isLetterOrDigit(first) && first != '^') {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetterOrDigit(c) && LATER_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Reads a symbol as a person types it: case and surrounding blanks do not matter. */
    public static Optional<Symbol> parse(String text) {
        String typed = text.strip();
        String name = typed.toUpperCase(Locale.ROOT);
        // Of other alphabets some letters have capitals of ours, or of two letters.
        return typed.chars().allMatch(c -> c < 128) && isSymbol(name)
                ? Optional.of(new Symbol(name))
                : Optional.empty();
    }

    /**
     * The symbol as part of an element's id, in which selectors need no escapes: marks become an underscore and two
     * hexadecimal digits, so that no two symbols share a slug.
     */
    public String slug() {
        StringBuilder slug = null;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (isLetterOrDigit(c) || c == '-') {
                if (slug != null) {
                    slug.append(c);
                }
            } else {
                if (slug == null) {
                    slug = new StringBuilder(name.length() + 8).append(name, 0, i);
                }
                slug.append('_').append(Integer.toHexString(c));
            }
        }
        return slug == null ? name : slug.toString();
    }

    /** The symbol as part of an address, in which marks such as those of {@code BTC/USD} are escaped. */
    public String escaped() {
        return URLEncoder.encode(name, StandardCharsets.US_ASCII);
    }

    /** The address of the symbol's page, at either service. */
    public String path() {
        return "/symbols/" + escaped();
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
