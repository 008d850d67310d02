package io.tickertape.ticker.broadcast;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Lets those who begin to watch very many symbols begin together. What they are sent first takes an event loop a good
 * part of a second, while all others of that loop wait: so it is made once in a while, for whoever waits for the same.
 */
final class Newcomers {
    private static final int UPDATES_AT_ANY_TIME = 1_000;
    private static final int UPDATES_A_MILLISECOND = 5;

    private final Map<Kind, Turn> turns = new ConcurrentHashMap<>();

    /** Those who come back have each missed something else: they hold up themselves alone. */
    private record Kind(Format format, Coding coding, boolean isNew) {}

    private record Turn(long frame, long since, long endNanos) {
        boolean isOf(Frame other, long version) {
            return frame == other.number() && since == version;
        }
    }

    /**
     * Whether a watcher may begin with this frame, or has to wait for a later one.
     *
     * @param since the version that the watcher has, 0 for none
     */
    boolean mayBegin(Frame frame, WatchList list, long since, Coding coding, long nowNanos) {
        int lacking = list.isOfAll() ? frame.lacking(list, since) : 0;
        if (lacking <= UPDATES_AT_ANY_TIME) {
            return true;
        }
        long nanos = TimeUnit.MILLISECONDS.toNanos(lacking / UPDATES_A_MILLISECOND);
        return turns.compute(
                        new Kind(list.format(), coding, since == 0),
                        (kind, last) -> last != null && nowNanos - last.endNanos() < 0
                                ? last
                                : new Turn(frame.number(), since, nowNanos + nanos))
                .isOf(frame, since);
    }
}
