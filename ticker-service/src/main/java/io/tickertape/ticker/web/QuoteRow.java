package io.tickertape.ticker.web;

import io.tickertape.tape.market.Day;
import io.tickertape.tape.market.Grouping;
import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A quote in the words and figures of the board; an empty text stands for what is not known.
 *
 * @param page the address of its own
 * @param currency where it is not the board's main one
 * @param rangeAt where the last price stands between the day's low and high
 * @param clock the time of day, with its date where the price is old or of another day
 * @param sequence the latest tick's, which orders name as what their trader saw
 * @param plainLast and the other plain figures as decimals, for programs that read the row
 */
public record QuoteRow(
        String slug,
        String page,
        String symbol,
        String name,
        String state,
        String stateWord,
        String currency,
        String last,
        String move,
        String change,
        String changeSign,
        String bid,
        String bidSize,
        String ask,
        String askSize,
        String open,
        String low,
        String high,
        String rangeAt,
        String volume,
        String time,
        String clock,
        String sequence,
        String plainLast,
        String plainBid,
        String plainAsk) {
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final long HOURS_OF_A_DAY = 24;
    /** From two days on, the age is said in days. */
    private static final long HOURS_SAID = 48;

    /** @param mainCurrency goes without saying */
    static QuoteRow of(Quote quote, String mainCurrency, Today today) {
        BigDecimal change = quote.change();
        return new QuoteRow(
                quote.symbol().slug(),
                quote.symbol().path(),
                quote.symbol().name(),
                quote.instrument() == null ? "" : quote.instrument().name(),
                quote.freshness().word(),
                stateWord(quote),
                currency(quote.instrument(), mainCurrency),
                quote.last().grouped(),
                sign(quote.rising()),
                change == null ? "" : signed(change) + " (" + signed(quote.changePercent()) + "%)",
                change == null ? "flat" : sign(change.signum()),
                price(quote.best().bid()),
                size(quote.best().bidSize()),
                price(quote.best().ask()),
                size(quote.best().askSize()),
                quote.day().open().grouped(),
                quote.day().low().grouped(),
                quote.day().high().grouped(),
                rangeAt(quote.day(), quote.last()),
                Grouping.grouped(quote.day().volume().value()),
                quote.time().truncatedTo(ChronoUnit.MILLIS).toString(),
                isOld(quote) ? Today.dateAndClock(quote.time()) : today.clock(quote.time()),
                text(quote.sequence()),
                quote.last().toString(),
                text(quote.best().bid()),
                text(quote.best().ask()));
    }

    /** A price that is not current any more may be of another day: then its time says which. */
    private static boolean isOld(Quote quote) {
        return quote.freshness() == Freshness.STALE || quote.freshness() == Freshness.HALTED;
    }

    private static String stateWord(Quote quote) {
        Instrument instrument = quote.instrument();
        String word = quote.freshness() == Freshness.LIVE
                ? ""
                : instrument != null && instrument.isHalted()
                        ? instrument.status().toLowerCase(Locale.ROOT)
                        : quote.freshness().word();
        long hours = quote.hoursOld();
        return hours == 0
                ? word
                : word + (hours < HOURS_SAID ? " " + hours + " h" : " " + hours / HOURS_OF_A_DAY + " d");
    }

    private static String currency(@Nullable Instrument instrument, String mainCurrency) {
        return instrument == null || instrument.currency().equals(mainCurrency) ? "" : instrument.currency();
    }

    /** Empty where it is not known. */
    static String price(@Nullable Price price) {
        return price == null ? "" : price.grouped();
    }

    private static String size(@Nullable Size size) {
        return size == null ? "" : Grouping.grouped(size.value());
    }

    private static String rangeAt(Day day, Price last) {
        BigDecimal range = day.high().minus(day.low());
        return range.signum() == 0
                ? "50%"
                : last.minus(day.low()).multiply(PERCENT).divide(range, 0, RoundingMode.HALF_EVEN) + "%";
    }

    private static String text(@Nullable Object figure) {
        return figure == null ? "" : figure.toString();
    }

    static String sign(int signum) {
        return signum > 0 ? "up" : signum < 0 ? "down" : "flat";
    }

    static String signed(@Nullable BigDecimal figure) {
        if (figure == null) {
            return "";
        }
        return (figure.signum() > 0 ? "+" : "") + Grouping.grouped(figure);
    }
}
