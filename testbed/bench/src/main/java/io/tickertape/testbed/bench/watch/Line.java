package io.tickertape.testbed.bench.watch;

import java.nio.ByteBuffer;

/** Where one connection is within its stream: the event that it is in, and the line that was cut by a read. */
final class Line {
    /** What is kept of a cut line: enough to know its kind and, from its end, its time. */
    private static final int KEPT = 2 * EventScanner.REACH;

    private final byte[] kept = new byte[KEPT];
    private int length;
    private boolean priceEvent;
    private boolean data;
    /** Whether the beginning of the cut line, whose kind is known, has been let go. */
    boolean headless;

    /** Takes note of what a line is, by its first bytes. */
    void begin(ByteBuffer bytes, int start, int end) {
        data = false;
        if (end - start < 6) {
            return;
        }
        byte first = bytes.get(start);
        if (first == 'e' && bytes.get(start + 1) == 'v' && bytes.get(start + 5) == ':') {
            byte initial = bytes.get(start + (bytes.get(start + 6) == ' ' ? 7 : 6));
            // Symbols are in capitals; heartbeat, board and the like are not.
            priceEvent = initial >= '0' && initial <= 'Z';
        } else if (first == 'd' && bytes.get(start + 2) == 't' && bytes.get(start + 4) == ':') {
            data = true;
        }
    }

    boolean isPriceData() {
        return data && priceEvent;
    }

    void told() {
        priceEvent = false;
        data = false;
    }

    /** Puts what was kept in front of what is read next; returns how much that is. */
    int restore(ByteBuffer bytes) {
        bytes.put(kept, 0, length);
        return length;
    }

    /** Keeps the line that begins at {@code start} and is not whole yet. */
    void keep(ByteBuffer bytes, int start) {
        int end = bytes.position();
        int from = start;
        if (end - start > KEPT) {
            if (!headless) {
                begin(bytes, start, end);
                headless = true;
            }
            from = end - EventScanner.REACH;
        }
        length = end - from;
        bytes.get(from, kept, 0, length);
    }

    /** Forgets everything: a new stream begins. */
    void clear() {
        length = 0;
        headless = false;
        told();
    }
}
