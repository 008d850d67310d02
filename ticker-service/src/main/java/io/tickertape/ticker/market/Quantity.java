package io.tickertape.ticker.market;

import java.math.BigDecimal;

/** A number of shares: zero or more, exact to at most 8 decimals. */
public record Quantity(BigDecimal amount) {
    public static final BigDecimal MAXIMUM = new BigDecimal("999999999999999");
    public static final int MAXIMUM_DECIMALS = 8;
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public Quantity {
        if (amount.signum() < 0 || amount.compareTo(MAXIMUM) > 0) {
            throw new IllegalArgumentException("a quantity is from 0 to " + MAXIMUM);
        }
        // Most are whole, and there may be millions of them.
        BigDecimal bare = amount.scale() == 0 ? amount : amount.stripTrailingZeros();
        if (bare.scale() > MAXIMUM_DECIMALS) {
            throw new IllegalArgumentException("a quantity has at most " + MAXIMUM_DECIMALS + " decimals");
        }
        amount = bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    public static Quantity of(String amount) {
        return new Quantity(new BigDecimal(amount));
    }

    /** The sum, which stays at the maximum once it is reached. */
    public Quantity plus(Quantity other) {
        return new Quantity(amount.add(other.amount).min(MAXIMUM));
    }

    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
