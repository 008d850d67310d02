package io.tickertape.ticker.broadcast;

import io.tickertape.ticker.candles.Trade;
import io.tickertape.ticker.market.SymbolState;
import java.util.List;

/** Renders what a page of one symbol is sent; called by many threads. */
public interface ChartRenderer {
    /** So many intervals are drawn at most. */
    int SPAN = 120;

    /** The symbol's quote with all its figures. */
    String quote(SymbolState state);

    /**
     * The tape.
     *
     * @param trades newest first
     * @param count so many of them are sent
     * @param whole whether they take the place of what the page shows, or come before it
     */
    String tape(Format format, List<Trade> trades, int count, boolean whole);

    /** The candles. */
    Picture picture(Format format, SymbolState state);

    /** A chart as of one moment. */
    interface Picture {
        /** A number that changes whenever more than the forming candle does: its scale, or a candle of before. */
        long fingerprint();

        /** The forming candle, and what else is drawn if {@code whole}. */
        String render(boolean whole);
    }
}
