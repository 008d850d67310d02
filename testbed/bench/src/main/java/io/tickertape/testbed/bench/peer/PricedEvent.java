package io.tickertape.testbed.bench.peer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One price as an event, in the ticker's own words: the cells of the symbol's row. Put together by hand, where the
 * ticker renders its page's template.
 *
 * @param day as far as its ticks were read
 * @param event encoded, UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PricedEvent(String symbol, String id, String cells, BigDecimal price, DayRange day, byte[] event) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String EPOCH = "0123abcd-";

    /** A symbol's day, as its prices have made it so far. */
    record DayRange(BigDecimal open, BigDecimal low, BigDecimal high) {
        private DayRange with(BigDecimal price) {
            return new DayRange(open, low.min(price), high.max(price));
        }

        private String at(BigDecimal price) {
            return low.compareTo(high) == 0
                    ? "50%"
                    : price.subtract(low).movePointRight(2).divide(high.subtract(low), 0, RoundingMode.HALF_EVEN) + "%";
        }
    }

    /** The event of a tick that follows another price of the symbol, if there was one. */
    public static PricedEvent of(ReadTick tick, @Nullable PricedEvent before, long version) {
        String id = EPOCH + version;
        BigDecimal price = tick.price();
        DayRange day = before == null ? new DayRange(price, price, price) : before.day.with(price);
        String cells = cells(tick, before == null ? 0 : price.compareTo(before.price()), day);
        String event = "event: " + tick.symbol() + "\nid: " + id + "\ndata: " + cells + "\n\n";
        return new PricedEvent(tick.symbol(), id, cells, price, day, event.getBytes(StandardCharsets.UTF_8));
    }

    private static String cells(ReadTick tick, int rising, DayRange day) {
        BigDecimal change = tick.price().subtract(tick.previousClose());
        BigDecimal percent = change.movePointRight(2).divide(tick.previousClose(), 2, RoundingMode.HALF_EVEN);
        Instant time = Instant.ofEpochMilli(tick.time());
        return "<th scope=\"row\" data-state=\"live\" data-sequence=\"" + tick.sequence()
                + "\" data-last=\"" + tick.price().toPlainString() + "\" data-bid=\"" + tick.bid() + "\" data-ask=\""
                + tick.ask() + "\"><a href=\"/symbols/" + tick.symbol() + "\">" + tick.symbol()
                + "</a>  <td class=\"last\" data-move=\""
                + sign(rising) + "\">" + tick.price().toPlainString() + "<td class=\"" + sign(change.signum())
                + "\">" + signed(change) + " (" + signed(percent)
                + "%)<td><svg aria-hidden=\"true\"><use href=\"#t-" + tick.symbol()
                + "\"/></svg><td>" + tick.bid() + "<small>×" + grouped(tick.bidSize())
                + "</small><td>" + tick.ask() + "<small>×" + grouped(tick.askSize())
                + "</small><td>" + day.open().toPlainString() + "<td>"
                + day.low().toPlainString() + " <svg aria-hidden=\"true\"><circle cx=\"" + day.at(tick.price())
                + "\"/></svg> " + day.high().toPlainString() + "<td>" + grouped(tick.volume())
                + "<td><time datetime=\"" + time + "\">" + CLOCK.format(time)
                + "</time>";
    }

    private static String sign(int signum) {
        return signum > 0 ? "up" : signum < 0 ? "down" : "flat";
    }

    private static String signed(BigDecimal figure) {
        return figure.signum() > 0
                ? "+" + figure.toPlainString()
                : figure.toPlainString().replace('-', '\u2212');
    }

    private static String grouped(long volume) {
        return String.format(Locale.ROOT, "%,d", volume);
    }
}
