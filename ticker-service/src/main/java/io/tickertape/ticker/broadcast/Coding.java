package io.tickertape.ticker.broadcast;

import java.util.List;
import java.util.function.Predicate;

/** How a watcher takes its stream. */
public enum Coding {
    /** As it is. */
    PLAIN("identity"),
    /** As one gzip stream, whose blocks are made once for all watchers. */
    GZIP("gzip"),
    /** As frames of zstd, made once for all watchers, in less time than blocks of gzip. */
    ZSTD("zstd");

    private static final List<Coding> BEST_FIRST = ZstdFrames.areAvailable() ? List.of(ZSTD, GZIP) : List.of(GZIP);
    private static final byte[] NOTHING = {};

    private final String token;

    Coding(String token) {
        this.token = token;
    }

    /**
     * The one that costs least among those that a watcher takes.
     *
     * @param taken whether the watcher takes a content coding of HTTP
     */
    public static Coding best(Predicate<String> taken) {
        return BEST_FIRST.stream()
                .filter(coding -> taken.test(coding.token))
                .findFirst()
                .orElse(PLAIN);
    }

    /** As HTTP names it. */
    public String token() {
        return token;
    }

    /** What comes before everything else. */
    byte[] head() {
        return this == GZIP ? GzipBlocks.HEAD : NOTHING;
    }

    /** Whole events, or none, on their way. */
    byte[] encoded(byte[] events) {
        if (events.length == 0) {
            return events;
        }
        return switch (this) {
            case PLAIN -> events;
            case GZIP -> GzipBlocks.of(events);
            case ZSTD -> ZstdFrames.of(events);
        };
    }
}
