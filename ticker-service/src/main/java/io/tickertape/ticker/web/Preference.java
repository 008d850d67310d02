package io.tickertape.ticker.web;

import io.micronaut.http.MediaType;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/** Which of two forms of an answer a request would rather have, by the qualities of its {@code Accept}. */
final class Preference {
    private static final Pattern QUALITY = Pattern.compile("\\d{1,9}\\.?\\d{0,9}|\\.\\d{1,9}");

    private Preference() {}

    /**
     * Whether one type suits better than another: the one that is wanted more; of two that are wanted alike, the one that
     * is named more precisely; else the other.
     */
    static boolean isFor(MediaType one, MediaType other, Collection<MediaType> accepted) {
        Wish wish = wish(one, accepted);
        Wish than = wish(other, accepted);
        return wish.quality > than.quality
                || (wish.quality == than.quality && wish.quality > 0 && wish.depth > than.depth);
    }

    /** How much a type is wanted, and how precisely it is named. */
    private record Wish(double quality, int depth) {}

    /** The most specific range that a type falls into says how much it is wanted. */
    private static Wish wish(MediaType type, Collection<MediaType> accepted) {
        Wish wish = new Wish(accepted.isEmpty() ? 1 : 0, -1);
        for (MediaType range : accepted) {
            int depth = depth(range, type);
            if (depth > wish.depth) {
                wish = new Wish(quality(range), depth);
            }
        }
        return wish;
    }

    /** Names of parameters have no case. */
    private static double quality(MediaType range) {
        for (Map.Entry<CharSequence, String> parameter :
                range.getParametersMap().entrySet()) {
            if (parameter.getKey().toString().equalsIgnoreCase(MediaType.Q_PARAMETER)) {
                return quality(parameter.getValue());
            }
        }
        return 1;
    }

    private static double quality(String text) {
        return QUALITY.matcher(text.strip()).matches() ? Math.min(1, Double.parseDouble(text.strip())) : 1;
    }

    private static int depth(MediaType range, MediaType type) {
        if (range.getType().equals("*")) {
            return 0;
        }
        if (!range.getType().equalsIgnoreCase(type.getType())) {
            return -1;
        }
        return range.getSubtype().equals("*") ? 1 : range.getSubtype().equalsIgnoreCase(type.getSubtype()) ? 2 : -1;
    }
}
