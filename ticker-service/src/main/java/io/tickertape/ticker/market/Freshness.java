package io.tickertape.ticker.market;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How far a price can be trusted to be the current one: by the time of its own tick, and whether its symbol trades. */
public enum Freshness {
    LIVE,
    LATE,
    STALE,
    HALTED;

    /** The word that is shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The ages at which a price stops being live, and stops being worth anything.
     *
     * @param late age from which a price is late
     * @param stale age from which a price is stale
     */
    public record Limits(Duration late, Duration stale) {
        public Limits {
            if (late.isNegative() || late.isZero() || stale.compareTo(late) <= 0) {
                throw new IllegalArgumentException(
                        "a price becomes late after some time, and stale later than that: late " + late + ", stale "
                                + stale);
            }
        }

        Freshness at(Instant now, Instant time) {
            Duration age = Duration.between(time, now);
            if (age.compareTo(stale) >= 0) {
                return STALE;
            }
            return age.compareTo(late) >= 0 ? LATE : LIVE;
        }
    }
}
