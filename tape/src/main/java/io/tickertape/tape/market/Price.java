package io.tickertape.tape.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** An amount of money for one share, in the instrument's currency: above zero, exact to at most 8 decimals. */
public record Price(BigDecimal value) implements Comparable<Price> {
    /** Twelve digits before the point are more than any share ever cost. */
    public static final BigDecimal MAXIMUM = new BigDecimal("999999999999");

    public static final int MAXIMUM_DECIMALS = 8;
    private static final int SHOWN_DECIMALS = 2;
    private static final int PERCENT_DECIMALS = 2;
    /** Bounded in length, so that no text can cost more than a look. */
    private static final Pattern SYNTAX = Pattern.compile("\\d{1,12}(\\.\\d{1,8})?");

    public Price {
        // The comparison comes first: it is cheap for 1e999999999, of which anything else would take gigabytes.
        if (value.signum() <= 0 || value.compareTo(MAXIMUM) > 0) {
            throw new IllegalArgumentException("a price is above 0 and at most " + MAXIMUM);
        }
        if (value.scale() != SHOWN_DECIMALS) {
            BigDecimal bare = value.stripTrailingZeros();
            if (bare.scale() > MAXIMUM_DECIMALS) {
                throw new IllegalArgumentException("a price has at most " + MAXIMUM_DECIMALS + " decimals");
            }
            value = shown(bare);
        }
    }

    public static Price of(String value) {
        return new Price(new BigDecimal(value));
    }

    /** Reads a price as a person types it; empty when it is none. */
    public static Optional<Price> parse(String text) {
        String digits = text.strip();
        if (!SYNTAX.matcher(digits).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(digits);
        return value.signum() > 0 && value.compareTo(MAXIMUM) <= 0 ? Optional.of(new Price(value)) : Optional.empty();
    }

    /** The price nearest to a number of a feed, which may be a floating-point one: half-even to 8 decimals. */
    public static Price rounded(BigDecimal value) {
        boolean exact = value.scale() <= MAXIMUM_DECIMALS || value.compareTo(MAXIMUM) > 0;
        return new Price(exact || vanishes(value) ? value : value.setScale(MAXIMUM_DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** So small that it rounds to zero: 1e-999999999 would take gigabytes to say so. */
    private static boolean vanishes(BigDecimal value) {
        return value.precision() - (long) value.scale() < -MAXIMUM_DECIMALS;
    }

    /** This price less another. */
    public BigDecimal minus(Price other) {
        return shown(value.subtract(other.value));
    }

    /** What so many shares cost. */
    public BigDecimal times(long shares) {
        return value.multiply(BigDecimal.valueOf(shares));
    }

    /** How much more this price is than another, in percent of the other, to two decimals. */
    public BigDecimal percentAbove(Price other) {
        return value.subtract(other.value)
                .movePointRight(2)
                .divide(other.value, PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
    }

    public Price max(Price other) {
        return isBelow(other) ? other : this;
    }

    public Price min(Price other) {
        return isAbove(other) ? other : this;
    }

    public boolean isAbove(Price other) {
        return value.compareTo(other.value) > 0;
    }

    public boolean isBelow(Price other) {
        return value.compareTo(other.value) < 0;
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    /** Two decimals or, where there are more, all of them: {@code 189.50}, {@code 0.00000012}. */
    private static BigDecimal shown(BigDecimal value) {
        if (value.scale() == SHOWN_DECIMALS) {
            return value;
        }
        BigDecimal bare = value.stripTrailingZeros();
        return bare.scale() < SHOWN_DECIMALS ? bare.setScale(SHOWN_DECIMALS) : bare;
    }

    /** As people read it, by thousands: {@code 1,234.50}. */
    public String grouped() {
        return Grouping.grouped(toString());
    }

    /** As programs read it: {@code 1234.50}. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
