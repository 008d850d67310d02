package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.candles.Interval;

/** A symbol whose quote, candle and tape a watcher is sent in full, beside its list. */
public record Chart(Symbol symbol, Interval interval) {}
