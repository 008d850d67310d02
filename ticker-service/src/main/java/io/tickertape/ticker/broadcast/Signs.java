package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import java.util.function.Function;

/**
 * What an edition can say besides quotes; asked where it is needed.
 *
 * @param heartbeat makes the event, with {@link Renderer#CONFLATED} in it
 * @param gap makes the event
 * @param unpriced makes the row of a symbol that is asked for by name and has no price yet
 */
record Signs(Function<Format, String> heartbeat, Function<Format, byte[]> gap, Function<Symbol, byte[]> unpriced) {}
