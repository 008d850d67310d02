package io.tickertape.trading.view;

/** A row or a line that is to be taken from the page, by its id in the markup. */
public record RemovedRow(String id) {}
