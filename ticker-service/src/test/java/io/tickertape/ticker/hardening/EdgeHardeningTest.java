package io.tickertape.ticker.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.hardening.EdgeHardening;
import io.tickertape.testbed.hardening.RawConnection;
import io.tickertape.ticker.RealKafka;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeHardeningTest extends EdgeHardening implements TestPropertyProvider {
    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(RealKafka.get().properties());
        properties.put("tickertape.broadcast.heartbeat-interval", PATIENCE_MILLIS + "ms");
        properties.put("tickertape.edge.maximum-connections", "40");
        return properties(properties);
    }

    @Override
    protected int port() {
        return server.getPort();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/metrics/jvm.memory.used",
                "/beans",
                "/env",
                "/loggers",
                "/routes",
                "/refresh",
                "/stop",
                "/threaddump",
                "/info"
            })
    void nothingIsToldAboutTheServiceButHealthAndMeters(String path) throws IOException {
        assertEquals(404, RawConnection.ask(port(), get(path)).status());
    }

    @Test
    void healthAndMetersAreThere() throws IOException {
        assertEquals(200, RawConnection.ask(port(), get("/health")).status());
        assertTrue(RawConnection.ask(port(), "GET /prometheus HTTP/1.0\r\nHost: localhost\r\n\r\n")
                .head()
                .get(0)
                .contains(" 200 "));
    }

    /** Three heartbeats take longer than any request may. */
    @Test
    void aWatcherIsNotTakenForASlowClient() throws IOException {
        try (RawConnection watcher = new RawConnection(port())) {
            watcher.send("GET /prices/stream HTTP/1.0\r\nHost: localhost\r\n\r\n");
            assertEquals(200, watcher.answer().status());
            for (int heartbeats = 0; heartbeats < 3; ) {
                heartbeats += watcher.line().equals("event: heartbeat") ? 1 : 0;
            }
        }
    }

    @Test
    void moreConnectionsThanThereMayBeAreSentAway() throws IOException {
        assertEquals("connections", floods(41));
    }

    @Test
    void aClaimToHaveComeByTlsIsNotBelieved() throws IOException {
        assertFalse(RawConnection.ask(port(), get("/health", "X-Forwarded-Proto: https"))
                .header("Strict-Transport-Security")
                .isPresent());
    }
}
