package io.tickertape.ticker.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The day (UTC) of which a time is shown without its date.
 *
 * @param epochDay counted from 1970-01-01
 */
record Today(long epochDay) {
    private static final long SECONDS_OF_A_DAY = 86_400;
    private static final DateTimeFormatter DATE = format("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = format("HH:mm");
    private static final DateTimeFormatter DATE_AND_MINUTE = format("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter CLOCK = format("HH:mm:ss");
    private static final DateTimeFormatter DATE_AND_CLOCK = format("yyyy-MM-dd HH:mm:ss");

    static Today at(Instant now) {
        return new Today(dayOf(now));
    }

    private static long dayOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_OF_A_DAY);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** The time of day to the second, with its date where that is another. */
    String clock(Instant time) {
        return (has(time) ? CLOCK : DATE_AND_CLOCK).format(time);
    }

    /** The time of day to the minute, with its date where that is another. */
    String minute(Instant time) {
        return (has(time) ? MINUTE : DATE_AND_MINUTE).format(time);
    }

    private boolean has(Instant time) {
        return dayOf(time) == epochDay;
    }

    static String date(Instant time) {
        return DATE.format(time);
    }

    /** Of a time that may be old, whatever the day is. */
    static String dateAndClock(Instant time) {
        return DATE_AND_CLOCK.format(time);
    }
}
