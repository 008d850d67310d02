package io.tickertape.trading.browser;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Tells the browser what the pages load, so that it refuses everything else; also with what another filter answers. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BrowserGuard implements Ordered {
    private static final String HOST = "[A-Za-z0-9.\\-\\[\\]:]{1,255}";

    private final DeskConfiguration config;

    BrowserGuard(DeskConfiguration config) {
        this.config = config;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void guard(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String host = request.getHeaders().get("Host");
        // Older browsers do not count their own socket as 'self'.
        String socket = host != null && host.matches(HOST) ? " ws://" + host + " wss://" + host : "";
        response.header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'" + socket
                        + " " + config.tickerUrl()
                        + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    }
}
