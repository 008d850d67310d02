package io.tickertape.ticker.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of money for one share, in the instrument's currency: above zero, exact to at most 8 decimals. */
public record Price(BigDecimal amount) {
    /** Twelve digits before the point are more than any share ever cost. */
    public static final BigDecimal MAXIMUM = new BigDecimal("999999999999");

    public static final int MAXIMUM_DECIMALS = 8;
    private static final int SHOWN_DECIMALS = 2;
    private static final int PERCENT_DECIMALS = 2;

    public Price {
        if (amount.signum() <= 0 || amount.compareTo(MAXIMUM) > 0) {
            throw new IllegalArgumentException("a price is above 0 and at most " + MAXIMUM);
        }
        if (amount.scale() > MAXIMUM_DECIMALS && amount.stripTrailingZeros().scale() > MAXIMUM_DECIMALS) {
            throw new IllegalArgumentException("a price has at most " + MAXIMUM_DECIMALS + " decimals");
        }
        amount = shown(amount);
    }

    public static Price of(String amount) {
        return new Price(new BigDecimal(amount));
    }

    /** This price less another. */
    public BigDecimal minus(Price other) {
        return shown(amount.subtract(other.amount));
    }

    /** How much more this price is than another, in percent of the other, to two decimals. */
    public BigDecimal percentAbove(Price other) {
        return amount.subtract(other.amount)
                .movePointRight(2)
                .divide(other.amount, PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
    }

    public Price max(Price other) {
        return amount.compareTo(other.amount) >= 0 ? this : other;
    }

    public Price min(Price other) {
        return amount.compareTo(other.amount) <= 0 ? this : other;
    }

    /** Two decimals or, where there are more, all of them: {@code 189.50}, {@code 0.00000012}. */
    private static BigDecimal shown(BigDecimal amount) {
        if (amount.scale() == SHOWN_DECIMALS) {
            return amount;
        }
        BigDecimal bare = amount.stripTrailingZeros();
        return bare.scale() < SHOWN_DECIMALS ? bare.setScale(SHOWN_DECIMALS) : bare;
    }

    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
