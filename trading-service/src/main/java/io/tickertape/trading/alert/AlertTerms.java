package io.tickertape.trading.alert;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an alert is about.
 *
 * @param price of an alert that waits for a price; null of every other
 * @param percent of an alert that waits for a move; null of every other
 */
public record AlertTerms(Symbol symbol, AlertCondition condition, @Nullable Price price, @Nullable BigDecimal percent) {
    public static final BigDecimal MOST_PERCENT = new BigDecimal("1000");
    public static final int PERCENT_DECIMALS = 2;

    public AlertTerms {
        if (condition.needsPrice() != (price != null)) {
            throw new IllegalArgumentException("price does not go with " + condition);
        }
        if (condition.needsPercent() != (percent != null)) {
            throw new IllegalArgumentException("percent does not go with " + condition);
        }
        percent = percent == null ? null : bare(percent);
    }

    private static BigDecimal bare(BigDecimal percent) {
        if (percent.signum() <= 0
                || percent.compareTo(MOST_PERCENT) > 0
                || percent.stripTrailingZeros().scale() > PERCENT_DECIMALS) {
            throw new IllegalArgumentException("percent is above 0 and at most " + MOST_PERCENT + ", with at most "
                    + PERCENT_DECIMALS + " decimals");
        }
        BigDecimal stripped = percent.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether a last price meets the alert; never where it does not wait for a price. */
    boolean isMetAt(Price last, Price from) {
        return switch (condition) {
            case PRICE_ABOVE -> price != null && !last.isBelow(price);
            case PRICE_BELOW -> price != null && !last.isAbove(price);
            case MOVED -> percent != null && hasMoved(last.value(), from.value(), percent);
            case STALE, HALTED -> false;
        };
    }

    /** Without a division, which would round. */
    private static boolean hasMoved(BigDecimal last, BigDecimal from, BigDecimal percent) {
        BigDecimal hundredfold = last.subtract(from).abs().movePointRight(2);
        return hundredfold.compareTo(percent.multiply(from)) >= 0;
    }

    /** As a trader would say it. */
    public String inWords() {
        return switch (condition) {
            case PRICE_ABOVE -> symbol + " at or above " + level();
            case PRICE_BELOW -> symbol + " at or below " + level();
            case MOVED -> symbol + " moves by " + (percent == null ? "" : percent.toPlainString()) + " %";
            case STALE -> symbol + " becomes stale";
            case HALTED -> symbol + " is halted";
        };
    }

    private String level() {
        return price == null ? "" : price.grouped();
    }
}
