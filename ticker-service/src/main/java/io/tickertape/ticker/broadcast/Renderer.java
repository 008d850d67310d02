package io.tickertape.ticker.broadcast;

import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Quote;
import java.time.Instant;

/** Turns what watchers are told into text; called by the one thread that makes frames. */
public interface Renderer {
    /** Stands in a heartbeat where each watcher's own count of merged ticks goes. */
    String MERGED = "{merged}";

    /** One symbol's quote. */
    Rendered quote(Format format, Quote quote);

    /** A sign of life, how the market stands to its feed, and {@link #MERGED}. */
    String heartbeat(Format format, Instant now, FeedStatus status);

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
