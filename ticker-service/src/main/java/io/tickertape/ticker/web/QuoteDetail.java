package io.tickertape.ticker.web;

import io.tickertape.tape.market.Day;
import io.tickertape.tape.market.Grouping;
import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.ticker.market.Quote;
import org.jspecify.annotations.Nullable;

/**
 * A quote in the words and figures of its symbol's page; an empty text stands for what is not known.
 *
 * @param row what the board says of it
 * @param currency of its prices, always named
 * @param last with its whole part in groups, as all figures here
 * @param title of the page's tab
 */
record QuoteDetail(
        QuoteRow row,
        String currency,
        String last,
        String bid,
        String bidSize,
        String ask,
        String askSize,
        String open,
        String high,
        String low,
        String previousClose,
        String title) {
    static QuoteDetail of(Quote quote, String mainCurrency) {
        QuoteRow row = QuoteRow.of(quote, mainCurrency);
        Instrument instrument = quote.instrument();
        Day day = quote.day();
        String currency = instrument == null ? "" : instrument.currency();
        return new QuoteDetail(
                row,
                currency.isEmpty() ? mainCurrency : currency,
                text(quote.last()),
                text(quote.best().bid()),
                text(quote.best().bidSize()),
                text(quote.best().ask()),
                text(quote.best().askSize()),
                text(day.open()),
                text(day.high()),
                text(day.low()),
                text(quote.previousClose()),
                title(quote, row));
    }

    /** An old price does not stand in a tab as if it were current. */
    private static String title(Quote quote, QuoteRow row) {
        String percent = quote.changePercent() == null ? "" : " " + QuoteRow.signed(quote.changePercent()) + "%";
        String state = row.stateWord().isEmpty() ? "" : " (" + row.stateWord() + ")";
        return quote.symbol() + " " + row.last() + percent + state;
    }

    private static String text(@Nullable Price price) {
        return price == null ? "" : Grouping.grouped(price.value());
    }

    private static String text(@Nullable Size size) {
        return size == null ? "" : Grouping.grouped(size.value());
    }
}
