package io.tickertape.ticker.feed;

import io.tickertape.ticker.market.Instrument;
import io.tickertape.ticker.market.Tick;

/** What a record turned out to be: what its topic holds, or something to refuse. */
public sealed interface Reading permits Reading.OfTick, Reading.OfInstrument, Refusal {
    /** A tick. */
    record OfTick(Tick tick) implements Reading {}

    /** An instrument. */
    record OfInstrument(Instrument instrument) implements Reading {}
}
