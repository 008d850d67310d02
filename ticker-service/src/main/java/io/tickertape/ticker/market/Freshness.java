package io.tickertape.ticker.market;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    /** The full hours since the price, for a price that is old enough to say so; else 0. */
    long hoursOld(Instant time, Instant now) {
        boolean isOld = this == STALE || this == HALTED;
        return isOld ? Math.max(0, Duration.between(time, now).toHours()) : 0;
    }

    /**
     * From which age on a price is no longer what it was.
     *
     * @param usually for a symbol whose cadence is not known yet
     * @param intervals so many times its usual interval, for a symbol whose cadence is known
     * @param soonest but never before this age
     * @param latest and always from this age on
     */
    public record Limit(Duration usually, int intervals, Duration soonest, Duration latest) {
        public Limit {
            if (soonest.compareTo(usually) > 0 || usually.compareTo(latest) > 0 || soonest.isNegative()) {
                throw new IllegalArgumentException(
                        "soonest, usually and latest rise: " + soonest + ", " + usually + ", " + latest);
            }
        }

        boolean isReached(Duration age, @Nullable Duration usualInterval) {
            Duration limit = usualInterval == null ? usually : usualInterval.multipliedBy(intervals);
            Duration bounded = limit.compareTo(soonest) < 0 ? soonest : limit.compareTo(latest) > 0 ? latest : limit;
            return age.compareTo(bounded) >= 0;
        }
    }

    /** The ages at which a price stops being live, and stops being worth anything. */
    public record Limits(Limit late, Limit stale) {
        /** The same ages for every symbol, whatever its cadence. */
        public static Limits of(Duration late, Duration stale) {
            return new Limits(new Limit(late, 1, late, late), new Limit(stale, 1, stale, stale));
        }

        Freshness at(Instant now, Instant time, @Nullable Duration usualInterval) {
            Duration age = Duration.between(time, now);
            if (stale.isReached(age, usualInterval)) {
                return STALE;
            }
            return late.isReached(age, usualInterval) ? LATE : LIVE;
        }
    }
}
