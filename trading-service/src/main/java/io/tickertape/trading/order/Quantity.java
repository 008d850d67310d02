package io.tickertape.trading.order;

import java.util.Optional;
import java.util.regex.Pattern;

/** A whole number of shares above zero. */
public record Quantity(long shares) {
    private static final Pattern SYNTAX = Pattern.compile("\\d{1,15}");

    public Quantity {
        if (shares <= 0) {
            throw new IllegalArgumentException("Not a quantity: " + shares);
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
