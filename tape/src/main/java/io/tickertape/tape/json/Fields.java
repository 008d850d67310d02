package io.tickertape.tape.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The scalar fields of a record of ours. Each is held to its bounds before anything is made of it; what is wrong is an
 * {@link IllegalArgumentException} that names the field and what would be right, and holds nothing of the record.
 */
public final class Fields {
    /** As long as any text of ours may be. */
    public static final int LONGEST_TEXT = 1_000;

    /** Of accounts, ids and codes. */
    public static final int LONGEST_NAME = 64;

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final Duration LONGEST_AGE = Duration.ofDays(4_000_000);
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");
    private static final int LONGEST_DECIMAL = 64;
    private static final int MOST_DIGITS = 48;
    private static final int FARTHEST_POINT = 32;

    private final Map<String, String> byName;

    Fields(Map<String, String> byName) {
        this.byName = byName;
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The field, which must be there: any text. */
    public String text(String name) {
        String value = byName.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        if (value.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(name + " must be at most " + LONGEST_TEXT + " characters long");
        }
        return value;
    }

    /** A name, an id or a code: one line, of {@value #LONGEST_NAME} characters at most. */
    public String name(String name) {
        return line(name, LONGEST_NAME);
    }

    /** A text that may stand in a log, a page or a file without beginning another line there, and is not blank. */
    public String line(String name, int longest) {
        String value = text(name);
        if (!isLine(value, longest)) {
            throw new IllegalArgumentException(name + " must be one line of 1 to " + longest
                    + " characters, not blank and without control characters");
        }
        return value;
    }

    /** Whether a text is one line, not blank, of so many characters at most. */
    public static boolean isLine(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.codePoints().noneMatch(Fields::breaksTheLine);
    }

    private static boolean breaksTheLine(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    // Marks that turn the direction of the text.
                    Character.FORMAT -> true;
            default -> false;
        };
    }

    public long number(String name, long least, long most) {
        String text = text(name);
        if (WHOLE.matcher(text).matches()) {
            try {
                long value = Long.parseLong(text);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(numberWords(name, least, most), e);
            }
        }
        throw new IllegalArgumentException(numberWords(name, least, most));
    }

    private static String numberWords(String name, long least, long most) {
        return name + " must be a whole number from " + least + " to " + most;
    }

    public BigDecimal decimal(String name) {
        return decimal(name, text(name));
    }

    /** Bounded, so that no sum, product or text of it can cost more than a look: 1e999999999 is cheap until then. */
    public static BigDecimal decimal(String name, String text) {
        if (text.length() <= LONGEST_DECIMAL) {
            try {
                BigDecimal value = new BigDecimal(text);
                if (Math.abs((long) value.scale()) <= FARTHEST_POINT && value.precision() <= MOST_DIGITS) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(decimalWords(name), e);
            }
        }
        throw new IllegalArgumentException(decimalWords(name));
    }

    private static String decimalWords(String name) {
        return name + " must be a decimal number of at most " + MOST_DIGITS + " digits, " + FARTHEST_POINT
                + " of them after the point";
    }

    /** From epoch milliseconds. */
    public Instant instant(String name) {
        return Instant.ofEpochMilli(number(name, 0, END_OF_TIME.toEpochMilli() - 1));
    }

    /** Whether records of ours may bear this time. */
    public static boolean isInstant(long epochMillis) {
        return epochMillis > 0 && epochMillis < END_OF_TIME.toEpochMilli();
    }

    /** From milliseconds; below zero where two clocks differ. */
    public Duration age(String name) {
        return Duration.ofMillis(number(name, -LONGEST_AGE.toMillis(), LONGEST_AGE.toMillis()));
    }

    /**
     * Makes something of a field.
     *
     * @param reader throws an {@link IllegalArgumentException} for what it cannot be
     * @param kind what it must be, such as {@code a side}
     */
    public <T> T value(String name, Function<String, T> reader, String kind) {
        String text = text(name);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " must be " + kind, e);
        }
    }

    /** The same of a decimal number that may not be there. */
    public <T> @Nullable T decimalOrNull(String name, Function<BigDecimal, T> reader, String kind) {
        if (!has(name) || text(name).isEmpty()) {
            return null;
        }
        BigDecimal decimal = decimal(name);
        try {
            return reader.apply(decimal);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " must be " + kind, e);
        }
    }
}
