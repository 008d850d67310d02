package io.tickertape.ticker.web;

/** A row of the board for a symbol that is asked for by name and has no price. */
record UnpricedRow(String slug, String name) {}
