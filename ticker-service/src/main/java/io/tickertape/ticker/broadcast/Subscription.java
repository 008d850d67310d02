package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a watcher subscribes to. Watchers with equal subscriptions are sent the same frames.
 *
 * @param ratePerSecond frames a second at most, 0 for every frame
 */
public record Subscription(WatchList list, double ratePerSecond) {
    private static final double NANOS = 1e9;

    /** To some symbols, in the order of a board's rows, or with null to all that there are. */
    public static Subscription of(@Nullable Set<Symbol> symbols, double ratePerSecond, Format format) {
        return new Subscription(new WatchList(symbols, format), ratePerSecond);
    }

    /** The same, and a symbol of the list in full. */
    public Subscription charting(@Nullable Chart chart) {
        return new Subscription(list.charting(chart), ratePerSecond);
    }

    long periodNanos() {
        return ratePerSecond == 0 ? 0 : (long) (NANOS / ratePerSecond);
    }
}
