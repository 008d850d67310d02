package io.tickertape.testbed.feed;

import io.tickertape.tape.market.Symbol;
import java.util.HashMap;
import java.util.Map;

/**
 * Rising numbers for each symbol. They start from the time, so that those of a later run are higher than those of any
 * run before, as long as no symbol has more than a million ticks a second.
 */
final class Sequences {
    private final long base;
    private final Map<Symbol, Long> latest = new HashMap<>();

    Sequences(long startEpochMillis) {
        this.base = startEpochMillis * 1_000;
    }

    long next(Symbol symbol) {
        return latest.merge(symbol, base, (before, first) -> before + 1);
    }
}
