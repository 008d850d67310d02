package io.tickertape.tape.market;

import java.math.BigDecimal;

/** Figures as people read and may write them: grouped by thousands with commas, and with a true minus. */
public final class Grouping {
    private static final int LEAST_DECIMALS = 2;
    private static final int GROUP = 3;

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
        int point = plain.indexOf('.');
        int whole = point < 0 ? plain.length() : point;
        if (whole <= GROUP && !isNegative) {
            return plain;
        }
        StringBuilder digits = new StringBuilder(isNegative ? plain.substring(1) : plain);
        for (int place = (isNegative ? whole - 1 : whole) - GROUP; place > 0; place -= GROUP) {
            digits.insert(place, ',');
        }
        return isNegative ? digits.insert(0, '−').toString() : digits.toString();
    }
}
