package io.tickertape.trading.order;

import java.util.Optional;
import java.util.regex.Pattern;

/** A whole number of shares above zero. */
public record Quantity(long shares) {
    /** Fifteen digits: more shares than any company has issued. */
    public static final long MAXIMUM = 999_999_999_999_999L;

    private static final Pattern SYNTAX = Pattern.compile("\\d{1,15}");

    public Quantity {
        if (shares <= 0 || shares > MAXIMUM) {
            throw new IllegalArgumentException("a quantity is a whole number of shares from 1 to " + MAXIMUM);
        }
    }

    public static Optional<Quantity> parse(String text) {
        String digits = text.strip();
        if (!SYNTAX.matcher(digits).matches()) {
            return Optional.empty();
        }
        long shares = Long.parseLong(digits);
        return shares > 0 ? Optional.of(new Quantity(shares)) : Optional.empty();
    }

    @Override
    public String toString() {
        return Long.toString(shares);
    }
}
