package io.tickertape.trading.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.testbed.hardening.EdgeHardening;
import io.tickertape.testbed.hardening.RawConnection;
import io.tickertape.testbed.hardening.RawConnection.Answer;
import io.tickertape.trading.TestBroker;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
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
        return properties(Map.of(
                "kafka.bootstrap.servers", TestBroker.bootstrapServers(),
                // As a proxy of this machine would be.
                "tickertape.proxies.trusted", "127.0.0.2",
                "tickertape.edge.uncapped", "127.0.0.2",
                "tickertape.edge.maximum-connections-per-address", "40"));
    }

    @Override
    protected int port() {
        return server.getPort();
    }

    @Test
    void aSocketOfAReboundPageIsMisdirected() throws IOException {
        String cookies = Visitor.loggedIn(port(), "alice").cookieHeader();

        assertEquals(
                421, RawConnection.ask(port(), upgrade("evil.example", cookies)).status());
        assertEquals(
                101,
                RawConnection.ask(port(), upgrade("localhost:" + port(), cookies))
                        .status());
    }

    private static String upgrade(String host, String cookies) {
        return "GET /orders HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host + "\r\nCookie: " + cookies
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    @Test
    void aSessionIsNotTakenForASlowClient() throws IOException {
        // Before the connection is there, whose first request may not take long.
        String cookies = Visitor.loggedIn(port(), "bob").cookieHeader();
        try (RawConnection session = new RawConnection(port())) {
            session.send(upgrade("localhost:" + port(), cookies));
            Answer answer = session.answer();
            assertEquals(101, answer.status());
            assertEquals("nosniff", answer.header("X-Content-Type-Options").orElseThrow());
            // The second time after it has sent something, too.
            for (int time = 0; time < 2; time++) {
                session.readsOnFor(PATIENCE_MILLIS * 2);
                // A ping, masked with zeros, is still answered with a pong.
                session.send("\u0089\u0080\0\0\0\0");
                session.awaits("\u008a\0");
            }
        }
    }

    @Test
    void aBodyThatComesByteByByteIsToldSo() throws IOException {
        Answer late = RawConnection.ask(
                port(),
                "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\nname=");

        assertEquals(408, late.status());
        assertTrue(late.body().contains("The request's body took too long to arrive."), late.body());
    }

    @Test
    void moreConnectionsOfAnAddressThanItMayHaveAreSentAway() throws IOException {
        assertEquals("connections-of-address", floods(41));
    }

    @Test
    void aProxyIsNotCappedAsOneAddress() throws IOException {
        assertEquals("", floods(60, "127.0.0.2"));
    }

    @Test
    void behindTlsOfATrustedProxyBrowsersAreToComeByTlsOnly() throws IOException {
        try (RawConnection proxy = new RawConnection(port(), "127.0.0.2")) {
            proxy.send(get("/health", "X-Forwarded-Proto: https"));
            assertEquals(
                    "max-age=31536000",
                    proxy.answer().header("Strict-Transport-Security").orElseThrow());
            proxy.send(get("/health", "X-Forwarded-Proto: http"));
            assertFalse(proxy.answer().header("Strict-Transport-Security").isPresent());
        }
        assertFalse(RawConnection.ask(port(), get("/health", "X-Forwarded-Proto: https"))
                .header("Strict-Transport-Security")
                .isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice\u202e", "\u202ealice", "ali\0ce", "alice\0", "al\u200bice", "alice\u2066"})
    void aNameWithMarksThatNobodySeesIsNobodysAndNotShownAgain(String name) throws IOException {
        HttpResponse<String> answer = new Visitor(port()).logsIn(name, "demo");

        assertEquals(401, answer.statusCode());
        assertFalse(
                answer.body().codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.FORMAT),
                answer.body());
    }
}
