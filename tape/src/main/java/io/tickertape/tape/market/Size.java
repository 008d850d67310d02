package io.tickertape.tape.market;

import java.math.BigDecimal;

/** A number of shares in the market, of a trade or behind a quote: zero or more, exact to at most 8 decimals. */
public record Size(BigDecimal value) {
    public static final BigDecimal MAXIMUM = new BigDecimal("999999999999999");
    public static final int MAXIMUM_DECIMALS = 8;
    public static final Size ZERO = new Size(BigDecimal.ZERO);

    public Size {
        if (value.signum() < 0 || value.compareTo(MAXIMUM) > 0) {
            throw new IllegalArgumentException("a size is from 0 to " + MAXIMUM);
        }
        // Most are whole, and there may be millions of them.
        BigDecimal bare = value.scale() == 0 ? value : value.stripTrailingZeros();
        if (bare.scale() > MAXIMUM_DECIMALS) {
            throw new IllegalArgumentException("a size has at most " + MAXIMUM_DECIMALS + " decimals");
        }
        value = bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    public static Size of(String value) {
        return new Size(new BigDecimal(value));
    }

    /** The sum, which stays at the maximum once it is reached. */
    public Size plus(Size other) {
        return new Size(value.add(other.value).min(MAXIMUM));
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
