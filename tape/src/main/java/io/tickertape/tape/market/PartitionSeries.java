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
    /** Of the ticks that are clearly older than the newest: those of the series before, or of a clock set back. */
    private long former = NONE;

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
        if (next == sequence) {
            return TickOutcome.DUPLICATE;
        }
        if (next < sequence) {
            return behind(tick, next);
        }
        if (newest != null && isClearlyLater(newest, tick.time())) {
            return addToFormer(next);
        }
        sequence = next;
        newest = newest == null || tick.time().isAfter(newest) ? tick.time() : newest;
        return TickOutcome.APPLIED;
    }

    private TickOutcome behind(Tick tick, long next) {
        if (newest == null || !isClearlyLater(tick.time(), newest)) {
            return TickOutcome.LATE;
        }
        former = sequence;
        sequence = next;
        newest = tick.time();
        return TickOutcome.APPLIED;
    }

    /** A straggler of the series before must not raise the sequence of the one that runs. */
    private TickOutcome addToFormer(long next) {
        if (next <= former) {
            return next == former ? TickOutcome.DUPLICATE : TickOutcome.LATE;
        }
        former = next;
        return TickOutcome.APPLIED;
    }

    private static boolean isClearlyLater(Instant time, Instant than) {
        return time.isAfter(than) && !time.isBefore(than.plus(CLEARLY_LATER));
    }
}
