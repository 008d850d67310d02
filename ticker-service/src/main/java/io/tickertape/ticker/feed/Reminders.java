package io.tickertape.ticker.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says whether something is to be told again, so that what goes on and on is told once in a while. Bounded. */
final class Reminders {
    private static final int MAXIMUM = 10_000;

    private final Duration pause;
    private final Map<String, Instant> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MAXIMUM;
        }
    };

    Reminders(Duration pause) {
        this.pause = pause;
    }

    /** True the first time, and then once each pause. */
    boolean isDue(String what, Instant now) {
        Instant last = told.get(what);
        if (last != null && now.isBefore(last.plus(pause))) {
            return false;
        }
        told.remove(what);
        told.put(what, now);
        return true;
    }
}
