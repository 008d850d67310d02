package io.tickertape.ticker.web;

import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Quote;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A quote in the words and figures of the board; an empty text stands for what is not known.
 *
 * @param sequence the latest tick's, which orders name as what their trader saw; -1 where ticks have none
 */
public record QuoteRow(
        String slug,
        String symbol,
        String name,
        String state,
        String stateWord,
        String last,
        String move,
        String change,
        String changeSign,
        String bid,
        String ask,
        String volume,
        String time,
        String clock,
        String sequence) {
    private static final String NO_SEQUENCE = "-1";
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    static QuoteRow of(Quote quote) {
        BigDecimal change = quote.change();
        return new QuoteRow(
                quote.symbol().slug(),
                quote.symbol().name(),
                quote.instrument() == null ? "" : quote.instrument().name(),
                quote.freshness().word(),
                quote.freshness() == Freshness.LIVE ? "" : quote.freshness().word(),
                quote.last().toString(),
                sign(quote.rising()),
                change == null ? "" : signed(change) + " (" + signed(quote.changePercent()) + "%)",
                change == null ? "flat" : sign(change.signum()),
                text(quote.best().bid()),
                text(quote.best().ask()),
                grouped(quote.day().volume().value().toBigInteger()),
                quote.time().truncatedTo(ChronoUnit.MILLIS).toString(),
                clock(quote.time()),
                quote.sequence() == null ? NO_SEQUENCE : quote.sequence().toString());
    }

    /** In groups of three digits; what a formatter does costs more than all the rest of a row. */
    static String grouped(BigInteger number) {
        StringBuilder digits = new StringBuilder(number.toString());
        for (int place = digits.length() - 3; place > 0; place -= 3) {
            digits.insert(place, ',');
        }
        return digits.toString();
    }

    /** The time of day, UTC. */
    static String clock(Instant time) {
        return CLOCK.format(time);
    }

    private static String text(@Nullable Object figure) {
        return figure == null ? "" : figure.toString();
    }

    private static String sign(int signum) {
        return signum > 0 ? "up" : signum < 0 ? "down" : "flat";
    }

    private static String signed(@Nullable BigDecimal figure) {
        if (figure == null) {
            return "";
        }
        return figure.signum() > 0 ? "+" + figure.toPlainString() : figure.toPlainString();
    }
}
