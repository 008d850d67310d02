package io.tickertape.ticker.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Tells browsers to run and show nothing but what this service serves. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeaders {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors ";
    private static final String NOBODY = "'none'";

    private final String stripAncestors;

    SecurityHeaders(WebConfiguration configuration) {
        String named = configuration.stripAncestors();
        stripAncestors = named.equals("none") ? NOBODY : named;
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String ancestors = request.getPath().equals(StripController.PATH) ? stripAncestors : NOBODY;
        response.header("Content-Security-Policy", POLICY + ancestors)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
