package io.tickertape.trading.engine.streams;

import java.time.Duration;

/**
 * How often the engine works through the ticks that have come, and ends its transactions.
 *
 * @param matchEvery between two looks at the ticks, while orders wait
 * @param commitEvery between two commits under load
 */
public record EngineTiming(Duration matchEvery, Duration commitEvery) {
    /** How often a commit that is not due yet is asked about. */
    Duration askForCommitEvery() {
        return Duration.ofMillis(Math.max(1, commitEvery.toMillis() / 4));
    }
}
