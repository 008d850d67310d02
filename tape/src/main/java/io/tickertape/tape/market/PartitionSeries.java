package io.tickertape.tape.market;

import static io.tickertape.tape.market.LastTick.CLEARLY_LATER;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a symbol's ticks have come in one partition, where their order is the producer's: what is behind it is late,
 * or a copy, however the partitions are read between each other.
 */
final class PartitionSeries {
    private static final long NONE = -1;

    private final int partition;
    private long offset = NONE;
    private long sequence = NONE;
    private @Nullable Instant newest;

    PartitionSeries(int partition) {
        this.partition = partition;
    }

    int partition() {
        return partition;
    }

    /** Takes a tick in, or tells why it counts for nothing. */
    TickOutcome add(Tick tick) {
        if (tick.position().offset() <= offset) {
            return TickOutcome.DUPLICATE;
        }
        offset = tick.position().offset();
        Long next = tick.sequence();
        if (next == null) {
            return TickOutcome.APPLIED;
        }
        boolean beginsAnew = newest != null && !tick.time().isBefore(newest.plus(CLEARLY_LATER));
        if (next == sequence) {
            return TickOutcome.DUPLICATE;
        }
        if (next < sequence && !beginsAnew) {
            return TickOutcome.LATE;
        }
        sequence = next;
        newest = newest == null || tick.time().isAfter(newest) ? tick.time() : newest;
        return TickOutcome.APPLIED;
    }
}
