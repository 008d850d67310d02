package io.tickertape.ticker.broadcast;

import io.tickertape.ticker.market.Symbol;

/**
 * The latest of one symbol in one format, as it goes over the wire.
 *
 * @param listed the version at which the symbol first appeared
 * @param version of the quote
 * @param ticks how many ticks of the symbol have been folded so far
 * @param event the encoded event
 * @param row the symbol's place on a board, UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Item(Symbol symbol, long listed, long version, long ticks, byte[] event, byte[] row) {}
