package io.tickertape.tape.market;

import java.util.Arrays;

/** How far each partition has been read, for one symbol, which mostly has one: a record that comes again is known. */
final class ReadOffsets {
    private int[] partitions = {};
    private long[] offsets = {};

    /** Takes a record in; false if it, or one behind it in its partition, was read before. */
    boolean add(TickPosition position) {
        for (int i = 0; i < partitions.length; i++) {
            if (partitions[i] == position.partition()) {
                boolean isNew = position.offset() > offsets[i];
                offsets[i] = Math.max(offsets[i], position.offset());
                return isNew;
            }
        }
        partitions = Arrays.copyOf(partitions, partitions.length + 1);
        offsets = Arrays.copyOf(offsets, offsets.length + 1);
        partitions[partitions.length - 1] = position.partition();
        offsets[offsets.length - 1] = position.offset();
        return true;
    }
}
