package io.tickertape.trading.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.simple.SimpleHttpRequest;
import io.tickertape.tape.edge.ClientAddress;
import io.tickertape.tape.edge.ProxyConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OpenIdLimitTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final OpenIdLimit limit = new OpenIdLimit(
            new LoginLimits(1, 2, 2, Duration.ofMinutes(5), "attempts"),
            now::get,
            new ClientAddress(new ProxyConfiguration(List.of())));

    @Test
    void asksTheProviderOnlySoOftenForOneAddress() {
        HttpRequest<?> step = new SimpleHttpRequest<>(HttpMethod.GET, "/login/openid/callback?code=x", null);
        for (int allowed = 0; allowed < 8; allowed++) {
            assertNull(limit.refuseTooMany(step));
        }
        HttpResponse<?> refused = limit.refuseTooMany(step);

        assertNotNull(refused);
        assertEquals(429, refused.code());
        assertEquals("300", refused.getHeaders().get("Retry-After"));
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(5)));
        assertNull(limit.refuseTooMany(step));
    }
}
