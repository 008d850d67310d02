package io.tickertape.tape.market;

/** Where a tick stands on the topic of prices. */
public record TickPosition(int partition, long offset) implements Comparable<TickPosition> {
    /** Whether a tick here is at or behind another; ticks of two partitions have no order. */
    public boolean isAtOrBefore(TickPosition other) {
        return partition == other.partition && offset <= other.offset;
    }

    @Override
    public int compareTo(TickPosition other) {
        int byPartition = Integer.compare(partition, other.partition);
        return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
