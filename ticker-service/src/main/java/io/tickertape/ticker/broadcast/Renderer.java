package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Quote;
import java.time.Instant;

/** Renders what watchers are sent; called by the one thread that makes frames. */
public interface Renderer {
    /** Stands in a heartbeat where each watcher's own count of conflated ticks goes. */
    String CONFLATED = "{conflated}";

    /** One symbol's quote. */
    Rendered quote(Format format, Quote quote);

    /** A sign of life, how the market stands to its feed, and {@link #CONFLATED}. */
    String heartbeat(Format format, Instant now, FeedStatus status);

    /** The row of a symbol that is asked for and has no price yet. */
    String unpriced(Symbol symbol);

    /** That a symbol was taken off. */
    String removed(Format format, Symbol symbol);

    /** That a reconnect could not resume where it broke off. */
    String gap(Format format, Instant now);

    /**
     * A rendered quote.
     *
     * @param content what a watcher that has a place for the symbol puts into it
     * @param row that place with its content, for a board that lacks it; empty in formats without boards
     */
    record Rendered(String content, String row) {}
}
