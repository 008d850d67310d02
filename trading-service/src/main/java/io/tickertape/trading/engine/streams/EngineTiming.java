package io.tickertape.trading.engine.streams;

import java.time.Duration;

/**
 * How often the engine works through the ticks that have come, ends its transactions, and looks at the time.
 *
 * @param matchEvery between two looks at the ticks, while orders wait
 * @param commits when a transaction ends
 * @param polls for how long it waits for a command
 */
public record EngineTiming(Duration matchEvery, CommitPace commits, PollPace polls) {
    /**
     * One with a pace of its own.
     *
     * @param commitEvery for how long work gathers under load until its transaction ends
     */
    public static EngineTiming of(Duration matchEvery, Duration commitEvery) {
        return new EngineTiming(matchEvery, new CommitPace(commitEvery), new PollPace());
    }
}
