package io.tickertape.ticker.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page without JavaScript loads itself again every few seconds, which takes away what somebody types or reads.
 *
 * @param other the page's address with that the other way round
 */
record Reloading(boolean isOff, String other) {
    private static final String OFF = "off";

    /**
     * As a request asks for it.
     *
     * @param parameters of the request, which the other address keeps; an empty one is none
     */
    static Reloading of(@Nullable String refresh, String path, Map<String, String> parameters) {
        boolean isOff = OFF.equals(refresh);
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                query.add(name + "=" + URLEncoder.encode(value, UTF_8));
            }
        });
        if (!isOff) {
            query.add("refresh=" + OFF);
        }
        return new Reloading(isOff, path + query);
    }

    /** What the page's links to its like add to their queries. */
    public String kept() {
        return isOff ? "&refresh=" + OFF : "";
    }
}
