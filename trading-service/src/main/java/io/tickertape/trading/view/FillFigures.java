package io.tickertape.trading.view;

import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.QuoteSeen;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What a fill is explained by.
 *
 * @param side buy or sell
 * @param plainPrice as a chart reads it
 * @param seen the last price on the trader's page, empty when the page did not say
 * @param partition and offset, where its tick stands on the topic of prices
 */
public record FillFigures(
        String symbol,
        String side,
        String quantity,
        String price,
        String plainPrice,
        String value,
        String partition,
        String offset,
        String time,
        String clock,
        String age,
        String seen,
        String seenSequence,
        String last,
        String bid,
        String ask) {
    private static final int MILLIS_DECIMALS = 3;

    static FillFigures of(Order order, Fill fill) {
        QuoteSeen seen = order.placed().quoteSeen();
        return new FillFigures(
                order.symbol().name(),
                order.side().name().toLowerCase(Locale.ROOT),
                Figures.shares(fill.quantity().shares()),
                Figures.price(fill.price()),
                fill.price().toString(),
                Figures.exact(fill.value()),
                Integer.toString(fill.tick().partition()),
                Long.toString(fill.tick().offset()),
                fill.tickTime().toString(),
                Figures.clock(fill.tickTime().truncatedTo(ChronoUnit.MILLIS)),
                age(fill.age()),
                seen == null ? "" : Figures.price(seen.price()),
                seen == null || seen.sequence() < 0 ? "" : Long.toString(seen.sequence()),
                Figures.price(fill.last()),
                Figures.price(fill.bid()),
                Figures.price(fill.ask()));
    }

    /** A tick of a clock that is ahead has no negative age to show. */
    private static String age(Duration age) {
        long millis = Math.max(0, age.toMillis());
        return millis < 1000 ? millis + " ms" : BigDecimal.valueOf(millis, MILLIS_DECIMALS) + " s";
    }
}
