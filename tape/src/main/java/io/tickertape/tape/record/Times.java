package io.tickertape.tape.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tickertape.tape.record.Figures.WrongException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time of a tick: ISO-8601 with an offset, or epoch milliseconds. Other units are told from them by their size. */
public final class Times {
    /** March 1973 in milliseconds, and the year 5138 in seconds. */
    private static final long LEAST_MILLIS = 100_000_000_000L;

    /** The year 5138 in milliseconds, and March 1973 in microseconds. */
    private static final long MOST_MILLIS = 100_000_000_000_000L;

    private static final long LEAST_SECONDS = 100_000_000L;
    private static final int THOUSAND = 1000;
    private static final String RIGHT =
            "an ISO-8601 time with its offset such as 2026-01-05T14:30:00Z, or epoch milliseconds, is expected";

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** ISO-8601 as programs write it too: without marks, with a blank, a decimal comma or a short offset. */
    private static final Pattern LOOSE = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})[Tt ](\\d{2}):?(\\d{2})"
            + "(?::?(\\d{2}(?:[.,]\\d{1,9})?))? ?(?:[Zz]|([+-]\\d{2})(?::?(\\d{2}))?)");

    private Times() {}

    static Instant time(JsonParser parser) throws IOException, WrongException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return millis(Figures.number(parser), parser);
        }
        boolean isText = parser.currentToken() == JsonToken.VALUE_STRING;
        String text =
                isText || parser.currentToken().isNumeric() ? parser.getText().strip() : "";
        if (NUMBER.matcher(text).matches()) {
            return millis(Figures.number(parser), parser);
        }
        if (!isText) {
            throw new WrongException(Figures.shown(parser) + " is no time; " + RIGHT);
        }
        try {
            Instant time = iso(text);
            if (!time.isBefore(Instant.EPOCH) && time.toEpochMilli() < MOST_MILLIS) {
                return time;
            }
            throw new WrongException(Figures.shown(parser) + " is before 1970 or after 5138");
        } catch (DateTimeException | ArithmeticException e) {
            throw new WrongException(
                    Figures.shown(parser) + (isLocal(text) ? " has no offset; " : " is no time; ") + RIGHT);
        }
    }

    private static Instant iso(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            Matcher loose = LOOSE.matcher(text);
            if (!loose.matches()) {
                throw e;
            }
            return OffsetDateTime.parse(loose.replaceFirst("$1-$2-$3T$4:$5:") + secondsAndOffset(loose))
                    .toInstant();
        }
    }

    private static String secondsAndOffset(Matcher loose) {
        String seconds = loose.group(6) == null ? "00" : loose.group(6).replace(',', '.');
        String hours = loose.group(7);
        String minutes = loose.group(8) == null ? "00" : loose.group(8);
        return seconds + (hours == null ? "Z" : hours + ":" + minutes);
    }

    private static boolean isLocal(String text) {
        try {
            var unused = LocalDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Instant millis(BigDecimal number, JsonParser parser) throws IOException, WrongException {
        BigDecimal millis = number.setScale(0, RoundingMode.DOWN);
        if (millis.compareTo(BigDecimal.valueOf(LEAST_MILLIS)) >= 0
                && millis.compareTo(BigDecimal.valueOf(MOST_MILLIS)) < 0) {
            return Instant.ofEpochMilli(millis.longValueExact());
        }
        String unit = millis.signum() > 0 && millis.compareTo(BigDecimal.valueOf(MOST_MILLIS)) >= 0
                ? ": these look like microseconds or nanoseconds"
                : millis.compareTo(BigDecimal.valueOf(LEAST_SECONDS)) >= 0
                        ? ": these look like seconds"
                        : " is no time of this age";
        throw new WrongException(
                Figures.shown(parser) + unit + "; epoch milliseconds are expected, such as 1767623400000");
    }

    /** A record's own timestamp, which some producers write in seconds, microseconds or nanoseconds. */
    public static Instant stamp(long timestamp) {
        if (timestamp >= LEAST_SECONDS && timestamp < LEAST_MILLIS) {
            return Instant.ofEpochMilli(timestamp * THOUSAND);
        }
        long millis = Math.max(0, timestamp);
        while (millis >= MOST_MILLIS) {
            millis /= THOUSAND;
        }
        return Instant.ofEpochMilli(millis);
    }
}
