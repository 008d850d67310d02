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
 * @param event encoded, UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PricedEvent(String symbol, String id, String cells, BigDecimal price, byte[] event) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String EPOCH = "0123abcd-";

    /** The event of a tick that follows another price of the symbol, if there was one. */
    public static PricedEvent of(ReadTick tick, @Nullable PricedEvent before, long version) {
        String id = EPOCH + version;
        String cells = cells(tick, before == null ? 0 : tick.price().compareTo(before.price()));
        String event = "event: " + tick.symbol() + "\nid: " + id + "\ndata: " + cells + "\n\n";
        return new PricedEvent(tick.symbol(), id, cells, tick.price(), event.getBytes(StandardCharsets.UTF_8));
    }

    private static String cells(ReadTick tick, int rising) {
        BigDecimal change = tick.price().subtract(tick.previousClose());
        BigDecimal percent = change.movePointRight(2).divide(tick.previousClose(), 2, RoundingMode.HALF_EVEN);
        Instant time = Instant.ofEpochMilli(tick.time());
        return "<th scope=\"row\" data-state=\"live\" data-sequence=\"" + tick.sequence()
                + "\" data-last=\"" + tick.price().toPlainString() + "\" data-bid=\"" + tick.bid() + "\" data-ask=\""
                + tick.ask() + "\"><a href=\"/symbols/" + tick.symbol() + "\">" + tick.symbol()
                + "</a>  </th><td class=\"last\" data-move=\""
                + sign(rising) + "\">" + tick.price().toPlainString() + "</td><td class=\"" + sign(change.signum())
                + "\">" + signed(change) + " (" + signed(percent) + "%)</td><td>" + tick.bid()
                + "</td><td>" + tick.ask() + "</td><td>" + grouped(tick.volume())
                + "</td><td class=\"updated\"><time datetime=\"" + time + "\">" + CLOCK.format(time)
                + "</time></td>";
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
