package io.tickertape.ticker.broadcast;

/** How a watcher takes its stream. */
public enum Coding {
    /** As it is. */
    PLAIN,
    /** As one gzip stream, whose blocks are made once for all watchers. */
    GZIP;

    private static final byte[] NOTHING = {};

    /** What comes before everything else. */
    byte[] head() {
        return this == GZIP ? GzipBlocks.HEAD : NOTHING;
    }

    /** Whole events, or none, on their way. */
    byte[] encoded(byte[] events) {
        return this == GZIP && events.length > 0 ? GzipBlocks.of(events) : events;
    }
}
