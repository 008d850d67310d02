package io.tickertape.trading.gateway;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Provider;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets only our own pages open a session. A browser names the page that asks in Origin, and nothing else about an
 * upgrade tells pages apart; the Host header is whatever name the page was reached by, so it proves nothing.
 */
@ServerFilter({"/orders", "/orders/**"})
final class OriginFilter {
    private static final Logger LOG = LoggerFactory.getLogger(OriginFilter.class);

    private final GatewayConfiguration config;
    private final Provider<EmbeddedServer> server;

    OriginFilter(GatewayConfiguration config, Provider<EmbeddedServer> server) {
        this.config = config;
        this.server = server;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuseForeignPages(HttpRequest<?> request) {
        List<String> origins = request.getHeaders().getAll(HttpHeaders.ORIGIN);
        if (origins.size() == 1 && allowed().contains(origins.get(0))) {
            return null;
        }
        LOG.debug("A session was refused to the origin {}", origins);
        return HttpResponse.status(HttpStatus.FORBIDDEN)
                .body("This page may not send orders: its origin is not among tickertape.gateway.allowed-origins.");
    }

    private List<String> allowed() {
        if (!config.allowedOrigins().isEmpty()) {
            return config.allowedOrigins();
        }
        int port = server.get().getPort();
        return List.of("http://localhost:" + port, "http://127.0.0.1:" + port);
    }
}
