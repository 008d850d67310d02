package io.tickertape.tape.record;

import io.tickertape.tape.market.Symbol;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The symbols of keys that were read lately, since a feed sends the same ones again and again: each is checked once, and
 * whoever looks it up in a map meets the very object. It holds a fixed number, one for each place that a key's bytes lead
 * to. For any number of threads: a symbol never changes, and one that is not seen is made again.
 */
final class KnownSymbols {
    private static final int PLACES = 1 << 13;

    private final @Nullable Symbol[] symbols = new Symbol[PLACES];

    /** Null if the key is none of these. */
    @Nullable
    Symbol of(byte[] key) {
        Symbol symbol = symbols[place(key)];
        return symbol != null && isNamed(symbol.name(), key) ? symbol : null;
    }

    void keep(byte[] key, Symbol symbol) {
        symbols[place(key)] = symbol;
    }

    private static int place(byte[] key) {
        int hash = Arrays.hashCode(key);
        return (hash ^ hash >>> 13) & PLACES - 1;
    }

    private static boolean isNamed(String name, byte[] key) {
        if (name.length() != key.length) {
            return false;
        }
        for (int i = 0; i < key.length; i++) {
            if (name.charAt(i) != key[i]) {
                return false;
            }
        }
        return true;
    }
}
