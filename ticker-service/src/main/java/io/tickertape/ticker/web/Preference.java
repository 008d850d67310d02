package io.tickertape.ticker.web;

import io.micronaut.http.MediaType;
import java.util.Collection;

/** Which of two forms of an answer a request would rather have, by the qualities of its {@code Accept}. */
final class Preference {
    private Preference() {}

    /** Whether one type suits better than another; the other where they suit alike. */
    static boolean isFor(MediaType one, MediaType other, Collection<MediaType> accepted) {
        return quality(one, accepted) > quality(other, accepted);
    }

    /** The most specific range that a type falls into says how much it is wanted. */
    private static double quality(MediaType type, Collection<MediaType> accepted) {
        double quality = accepted.isEmpty() ? 1 : 0;
        int specific = -1;
        for (MediaType range : accepted) {
            int depth = depth(range, type);
            if (depth > specific) {
                specific = depth;
                quality = range.getQualityAsNumber().doubleValue();
            }
        }
        return quality;
    }

    private static int depth(MediaType range, MediaType type) {
        if (range.getType().equals("*")) {
            return 0;
        }
        if (!range.getType().equals(type.getType())) {
            return -1;
        }
        return range.getSubtype().equals("*") ? 1 : range.getSubtype().equals(type.getSubtype()) ? 2 : -1;
    }
}
