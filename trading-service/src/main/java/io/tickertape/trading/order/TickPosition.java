package io.tickertape.trading.order;

/** Where a tick stands on the topic of prices. */
public record TickPosition(int partition, long offset) {
    /** Whether a tick here is at or behind another; ticks of two partitions have no order. */
    public boolean isAtOrBefore(TickPosition other) {
        return partition == other.partition && offset <= other.offset;
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
