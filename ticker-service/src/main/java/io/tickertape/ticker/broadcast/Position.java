package io.tickertape.ticker.broadcast;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream has come, as the id of an event.
 *
 * @param epoch one run of the service: versions of another run mean nothing here
 * @param version of the market
 */
public record Position(String epoch, long version) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{8})-([0-9]{1,18})");

    /** Reads an event's id; null if it is not one of ours. */
    public static @Nullable Position parse(String id) {
        Matcher parts = FORM.matcher(id);
        return parts.matches() ? new Position(parts.group(1), Long.parseLong(parts.group(2))) : null;
    }

    @Override
    public String toString() {
        return epoch + "-" + version;
    }
}
