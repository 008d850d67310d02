package io.tickertape.ticker.web;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the pages offer.
 *
 * @param deskUrl where the trading desk is, as a browser reaches it
 * @param pageRate updates a second that a page asks for: more than 4 cannot be read
 * @param currency the one that goes without saying; prices in another name theirs
 * @param maximumWatchList symbols in one watch list at most, and on one page
 * @param stripAncestors origins of the pages that may frame the strip, with blanks between; none for nobody
 */
@ConfigurationProperties("tickertape.web")
public record WebConfiguration(
        @Bindable(defaultValue = "http://localhost:8081") String deskUrl,
        @Bindable(defaultValue = "4") double pageRate,
        @Bindable(defaultValue = "USD") String currency,
        @Bindable(defaultValue = "500") int maximumWatchList,
        @Bindable(defaultValue = "none") String stripAncestors) {
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.*\\-]+(:[0-9*]+)?");

    public WebConfiguration {
        if (!stripAncestors.equals("none")
                && !Stream.of(stripAncestors.split(" ", -1))
                        .allMatch(origin -> ORIGIN.matcher(origin).matches())) {
            throw new IllegalArgumentException("tickertape.web.strip-ancestors must be none, or origins such as"
                    + " https://example.com with one blank between, not " + stripAncestors);
        }
    }

    /** The first of what a page shows, as many as it has place for. */
    <T> List<T> onOnePage(List<T> all) {
        return all.size() > maximumWatchList ? all.subList(0, maximumWatchList) : all;
    }
}
