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

/** The time of a tick: ISO-8601 with an offset, or epoch milliseconds. Other units are told from them by their size. */
public final class Times {
    /** March 1973 in milliseconds, and the year 5138 in seconds. */
    private static final long LEAST_MILLIS = 100_000_000_000L;

    /** The year 5138 in milliseconds, and March 1973 in microseconds. */
    private static final long MOST_MILLIS = 100_000_000_000_000L;

    private static final long LEAST_SECONDS = 100_000_000L;
    private static final int MILLIS_OF_A_SECOND = 1000;
    private static final String RIGHT =
            "an ISO-8601 time with its offset such as 2026-01-05T14:30:00Z, or epoch milliseconds, is expected";

    private Times() {}

    static Instant time(JsonParser parser) throws IOException, WrongException {
        String text = parser.currentToken() == JsonToken.VALUE_STRING
                ? parser.getText().strip()
                : "";
        if (parser.currentToken().isNumeric()
                || (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9'))) {
            return millis(Figures.number(parser), parser);
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new WrongException(Figures.shown(parser) + " is no time; " + RIGHT);
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (!time.isBefore(Instant.EPOCH) && time.toEpochMilli() < MOST_MILLIS) {
                return time;
            }
            throw new WrongException(Figures.shown(parser) + " is before 1970 or after 5138");
        } catch (DateTimeException | ArithmeticException e) {
            throw new WrongException(
                    Figures.shown(parser) + (isLocal(text) ? " has no offset; " : " is no time; ") + RIGHT);
        }
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

    /** A record's own timestamp, which some producers write in seconds. */
    public static Instant stamp(long timestamp) {
        return timestamp >= LEAST_SECONDS && timestamp < LEAST_MILLIS
                ? Instant.ofEpochMilli(timestamp * MILLIS_OF_A_SECOND)
                : Instant.ofEpochMilli(Math.max(0, Math.min(timestamp, MOST_MILLIS)));
    }
}
