package io.tickertape.ticker.feed;

import io.tickertape.ticker.market.Tick;

/** What a record turned out to be: a tick, or something to refuse. */
public sealed interface Reading permits Reading.OfTick, Refusal {
    /** A tick. */
    record OfTick(Tick tick) implements Reading {}
}
