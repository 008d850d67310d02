package io.tickertape.trading.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts the wrong passwords of each key, such as a name or an address, within a window. Beyond a number of keys, those
 * whose window began first make room, so that made-up ones cost bounded memory.
 */
final class Attempts {
    private static final int MOST_KEYS = 100_000;

    private final int most;
    private final Duration window;
    private final InstantSource clock;
    /** In the order in which their windows began. */
    private final Map<String, Count> counts = new LinkedHashMap<>();

    Attempts(int most, Duration window, InstantSource clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    /** Takes one of the key's attempts; false if it has none left for now. */
    synchronized boolean take(String key) {
        if (!has(key)) {
            return false;
        }
        Instant ends = clock.instant().plus(window);
        counts.computeIfAbsent(key, any -> new Count(ends)).taken++;
        makeRoom();
        return true;
    }

    private void makeRoom() {
        if (counts.size() > MOST_KEYS) {
            counts.remove(counts.keySet().iterator().next());
        }
    }

    /** Counts one that was taken elsewhere. */
    synchronized void count(String key, Instant at) {
        Instant now = clock.instant();
        // A record's own time may be anything, and must not lock a key for longer than the window.
        Instant ends = (at.isAfter(now) ? now : at).plus(window);
        if (now.isBefore(ends)) {
            // Looked at first: the window that the key has may be over.
            var unusedSinceItIsTakenAlready = has(key);
            counts.computeIfAbsent(key, any -> new Count(ends)).taken++;
            makeRoom();
        }
    }

    synchronized boolean has(String key) {
        Count count = counts.get(key);
        if (count != null && !clock.instant().isBefore(count.ends)) {
            counts.remove(key);
            return most > 0;
        }
        return count == null ? most > 0 : count.taken < most;
    }

    /** Gives one back: the password was right. */
    synchronized void giveBack(String key) {
        Count count = counts.get(key);
        if (count != null && --count.taken <= 0) {
            counts.remove(key);
        }
    }

    /** Forgets the key's attempts; false if there were none. */
    synchronized boolean forget(String key) {
        return counts.remove(key) != null;
    }

    /** How long it takes until the key has attempts again. */
    synchronized Duration retryAfter(String key) {
        Count count = counts.get(key);
        return count == null ? Duration.ZERO : Duration.between(clock.instant(), count.ends);
    }

    private static final class Count {
        private final Instant ends;
        private int taken;

        private Count(Instant ends) {
            this.ends = ends;
        }
    }
}
