package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes watchers alike: those of one audience are told the same at the same time.
 *
 * @param ratePerSecond frames a second at most, 0 for every frame
 */
public record Audience(WatchList list, double ratePerSecond) {
    private static final double NANOS = 1e9;

    /** Those who watch some symbols, or with null all that there are. */
    public static Audience of(@Nullable Set<Symbol> symbols, double ratePerSecond, Format format) {
        return new Audience(new WatchList(symbols == null ? null : Set.copyOf(symbols), format), ratePerSecond);
    }

    long periodNanos() {
        return ratePerSecond == 0 ? 0 : (long) (NANOS / ratePerSecond);
    }
}
