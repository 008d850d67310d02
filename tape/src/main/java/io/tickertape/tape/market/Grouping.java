package io.tickertape.tape.market;

import java.math.BigDecimal;

/** Figures as people read and may write them: grouped by thousands with commas, and with a true minus. */
public final class Grouping {
    private static final int LEAST_DECIMALS = 2;

    private Grouping() {}

    /** To the last decimal that there is, and never fewer than two. */
    public static String money(BigDecimal amount) {
        BigDecimal bare = amount.stripTrailingZeros();
        return grouped((bare.scale() < LEAST_DECIMALS ? bare.setScale(LEAST_DECIMALS) : bare).toPlainString());
    }

    public static String shares(long shares) {
        return grouped(Long.toString(shares));
    }

    /** Groups by hand, since a formatter takes longer than all the rest of a row. */
    public static String grouped(BigDecimal number) {
        return grouped(number.toPlainString());
    }

    /**
     * The same number with its thousands grouped.
     *
     * @param plain digits with at most one point, and a minus in front of those below zero
     */
    public static String grouped(String plain) {
        boolean isNegative = plain.startsWith("-");
        StringBuilder digits = new StringBuilder(isNegative ? plain.substring(1) : plain);
        int point = digits.indexOf(".");
        for (int place = (point < 0 ? digits.length() : point) - 3; place > 0; place -= 3) {
            digits.insert(place, ',');
        }
        return isNegative ? digits.insert(0, '−').toString() : digits.toString();
    }
}
