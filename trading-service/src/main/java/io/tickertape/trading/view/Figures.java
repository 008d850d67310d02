package io.tickertape.trading.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as they are read: grouped by thousands, with a true minus, and never shorter than two decimals of money. */
final class Figures {
    private static final int SHOWN_DECIMALS = 2;
    private static final int PRICE_DECIMALS = 4;
    private static final String ZERO = "0.00";
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Figures() {}

    /** To the last decimal that there is. */
    static String exact(BigDecimal amount) {
        BigDecimal bare = amount.stripTrailingZeros();
        return grouped((bare.scale() < SHOWN_DECIMALS ? bare.setScale(SHOWN_DECIMALS) : bare).toPlainString());
    }

    /** To the cent: for what was divided, or is only an estimate. */
    static String rounded(BigDecimal amount) {
        return grouped(amount.setScale(SHOWN_DECIMALS, RoundingMode.HALF_EVEN).toPlainString());
    }

    /** An average price: four decimals say enough. */
    static String average(BigDecimal price) {
        return exact(price.scale() > PRICE_DECIMALS ? price.setScale(PRICE_DECIMALS, RoundingMode.HALF_EVEN) : price);
    }

    static String signed(BigDecimal amount) {
        String figure = rounded(amount);
        return figure.equals(ZERO) ? figure : amount.signum() > 0 ? "+" + figure : figure;
    }

    /** What a figure is shown as: a loss that rounds to nothing is none. */
    static String sign(BigDecimal amount) {
        return rounded(amount).equals(ZERO) ? "flat" : amount.signum() > 0 ? "up" : "down";
    }

    static String shares(long shares) {
        return grouped(Long.toString(shares));
    }

    static String clock(Instant time) {
        return CLOCK.format(time);
    }

    private static String grouped(String plain) {
        boolean isNegative = plain.startsWith("-");
        StringBuilder digits = new StringBuilder(isNegative ? plain.substring(1) : plain);
        int point = digits.indexOf(".");
        for (int place = (point < 0 ? digits.length() : point) - 3; place > 0; place -= 3) {
            digits.insert(place, ',');
        }
        return isNegative ? digits.insert(0, '−').toString() : digits.toString();
    }
}
