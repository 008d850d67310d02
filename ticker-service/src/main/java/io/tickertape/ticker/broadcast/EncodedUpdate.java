package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;

/**
 * The latest quote of one symbol, or its removal, as it is sent in one format.
 *
 * @param listed the version at which the symbol first appeared
 * @param version of the quote
 * @param ticked the version that the symbol's last tick made: below {@code version} where only its age or its instrument
 *     has changed since
 * @param ticks how many ticks of the symbol have been folded so far
 * @param event the encoded event
 * @param row the symbol's place on a board, UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EncodedUpdate(Symbol symbol, long listed, long version, long ticked, long ticks, byte[] event, byte[] row) {
    private static final byte[] NO_ROW = {};

    /** The removal of a symbol: boards that show it are sent whole. */
    static EncodedUpdate removed(Symbol symbol, long version, long ticks, byte[] event) {
        return new EncodedUpdate(symbol, version, version, 0, ticks, event, NO_ROW);
    }

    boolean isRemoved() {
        return ticked == 0;
    }
}
