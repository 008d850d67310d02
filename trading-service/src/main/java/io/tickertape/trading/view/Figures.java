package io.tickertape.trading.view;

import io.tickertape.tape.market.Grouping;
import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.Order;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as they are read: grouped by thousands, with a true minus, and never shorter than two decimals of money. */
final class Figures {
    private static final int SHOWN_DECIMALS = 2;
    private static final int PRICE_DECIMALS = 4;
    private static final String ZERO = "0.00";
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final MathContext FIRST_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);
    private static final BigDecimal CRUMBS = new BigDecimal("0.000001");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Figures() {}

    /** To the last decimal that there is. */
    static String exact(BigDecimal amount) {
        return Grouping.money(amount);
    }

    /**
     * To the cent, for what was divided or is only an estimate. What is less than half a cent, but not nothing, shows its
     * first two digits instead.
     */
    static String rounded(BigDecimal amount) {
        BigDecimal cents = amount.setScale(SHOWN_DECIMALS, RoundingMode.HALF_EVEN);
        if (cents.signum() != 0) {
            return Grouping.grouped(cents.toPlainString());
        }
        return exact(amount.round(FIRST_DIGITS).setScale(Price.MAXIMUM_DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** To the cent, and never on the wrong side: up for what is the most, down for what is the least. */
    static String bound(BigDecimal amount, boolean isMost) {
        BigDecimal cents = amount.setScale(SHOWN_DECIMALS, isMost ? RoundingMode.CEILING : RoundingMode.FLOOR);
        return amount.compareTo(CENT) < 0 ? rounded(amount) : Grouping.grouped(cents.toPlainString());
    }

    /**
     * An average price: four decimals say enough, unless the prices have more, or it is below one.
     *
     * @param decimals of the prices that it was made of
     */
    static String average(BigDecimal price, int decimals) {
        int shown = price.compareTo(BigDecimal.ONE) < 0
                ? Price.MAXIMUM_DECIMALS
                : Math.min(Math.max(PRICE_DECIMALS, decimals), Price.MAXIMUM_DECIMALS);
        return exact(price.scale() > shown ? price.setScale(shown, RoundingMode.HALF_EVEN) : price);
    }

    /** Of an order's fills; empty before the first. */
    static String average(Order order) {
        BigDecimal average = order.averagePrice();
        // Their sum has as many decimals as the price that has most.
        return average == null ? "" : average(average, order.value().scale());
    }

    /** A gain or a loss. */
    static String signed(BigDecimal amount) {
        return isNothing(amount) ? ZERO : (amount.signum() > 0 ? "+" : "") + rounded(amount);
    }

    static String sign(BigDecimal amount) {
        return isNothing(amount) ? "flat" : amount.signum() > 0 ? "up" : "down";
    }

    /** Dividing a cost among shares leaves crumbs of the eighth decimal, which nobody gained or lost. */
    private static boolean isNothing(BigDecimal amount) {
        return amount.abs().compareTo(CRUMBS) < 0;
    }

    /** Empty where there is none. */
    static String price(@Nullable Price price) {
        return price == null ? "" : price.grouped();
    }

    static String shares(long shares) {
        return Grouping.shares(shares);
    }

    static String clock(Instant time) {
        return CLOCK.format(time);
    }

    static String dateAndClock(Instant time) {
        return time.toString().substring(0, 10) + " " + clock(time);
    }
}
