package io.tickertape.ticker.broadcast;

/** What a watcher's events carry: a fragment of the page, or figures for a program. */
public enum Format {
    HTML,
    JSON
}
