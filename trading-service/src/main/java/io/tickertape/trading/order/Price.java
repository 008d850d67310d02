package io.tickertape.trading.order;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A price above zero with at most eight decimals. */
public record Price(BigDecimal value) implements Comparable<Price> {
    public static final int MOST_DECIMALS = 8;
    private static final int SHOWN_DECIMALS = 2;
    /** Bounded in length, so that no text can cost more than a look. */
    private static final Pattern SYNTAX = Pattern.compile("\\d{1,12}(\\.\\d{1,8})?");

    public Price {
        if (value.signum() <= 0 || value.scale() > MOST_DECIMALS) {
            throw new IllegalArgumentException("Not a price: " + value);
        }
    }

    public static Optional<Price> parse(String text) {
        String digits = text.strip();
        if (!SYNTAX.matcher(digits).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(digits);
        return value.signum() > 0 ? Optional.of(new Price(value)) : Optional.empty();
    }

    /** With two decimals, or as many as it needs. */
    public static Price plain(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return new Price(bare.scale() < SHOWN_DECIMALS ? bare.setScale(SHOWN_DECIMALS) : bare);
    }

    /** What so many shares cost. */
    public BigDecimal times(long shares) {
        return value.multiply(BigDecimal.valueOf(shares));
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    public boolean isAbove(Price other) {
        return value.compareTo(other.value) > 0;
    }

    public boolean isBelow(Price other) {
        return value.compareTo(other.value) < 0;
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
