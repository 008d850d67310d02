package io.tickertape.ticker.web;

import io.tickertape.tape.market.Instrument;
import io.tickertape.ticker.market.Quote;
import org.jspecify.annotations.Nullable;

/**
 * A quote in the words and figures of its symbol's page; an empty text stands for what is not known.
 *
 * @param row what the board says of it
 * @param currency of its prices, always named
 * @param title of the page's tab
 */
record QuoteDetail(QuoteRow row, String currency, String previousClose, String title) {
    static QuoteDetail of(Quote quote, String mainCurrency, Today today) {
        QuoteRow row = QuoteRow.of(quote, mainCurrency, today);
        @Nullable Instrument instrument = quote.instrument();
        String currency = instrument == null ? "" : instrument.currency();
        return new QuoteDetail(
                row,
                currency.isEmpty() ? mainCurrency : currency,
                QuoteRow.price(quote.previousClose()),
                title(quote, row));
    }

    /** An old price does not stand in a tab as if it were current. */
    private static String title(Quote quote, QuoteRow row) {
        String percent = quote.changePercent() == null ? "" : " " + QuoteRow.signed(quote.changePercent()) + "%";
        String state = row.stateWord().isEmpty() ? "" : " (" + row.stateWord() + ")";
        return quote.symbol() + " " + row.last() + percent + state;
    }
}
