package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.testbed.hardening.RawConnection;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayHardeningTest implements TestPropertyProvider {
    @Inject
    EmbeddedServer server;

    private TraderPage alice;

    @Override
    public Map<String, String> getProperties() {
        return Map.of(
                "kafka.bootstrap.servers", TestBroker.bootstrapServers(),
                "tickertape.gateway.messages-per-second", "1",
                "tickertape.gateway.message-burst", "20",
                "tickertape.gateway.ping", "100ms",
                "micronaut.server.idle-timeout", "1s");
    }

    @BeforeEach
    void openThePage() throws Exception {
        alice = TraderPage.open(server.getPort());
        alice.awaits("id=\"blotter\"");
    }

    @AfterEach
    void closeThePage() {
        alice.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "http://evil.example",
                "http://localhost",
                "https://localhost:PORT",
                "http://localhost:PORT.evil.example",
                "http://LOCALHOST:PORT"
            })
    void refusesForeignOrigins(String origin) {
        String named = origin.replace("PORT", Integer.toString(server.getPort()));

        assertEquals(403, refusalOf(named.isEmpty() ? null : named));
    }

    /** What the router takes for the same route must not be another one to the filters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders",
                "/orders/",
                "/orders//",
                "//orders",
                "/%6frders",
                "/orders;a=b",
                "/./orders",
                "/orders/."
            })
    void opensNoSocketToAForeignOriginHoweverThePathIsWritten(String path) throws IOException {
        String cookies = Visitor.loggedIn(server.getPort(), "alice").cookieHeader();
        try (RawConnection connection = new RawConnection(server.getPort())) {
            connection.send("GET " + path + " HTTP/1.1\r\nHost: localhost:" + server.getPort()
                    + "\r\nOrigin: http://localhost:1\r\nCookie: " + cookies
                    + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

            int status = connection.answer().status();
            assertTrue(status >= 400, path + " was answered with " + status);
        }
    }

    @Test
    void loadsTheDeskOnlySoOftenForOneAccount() throws Exception {
        Visitor carol = Visitor.loggedIn(server.getPort(), "carol");
        int refused = 0;
        for (int load = 0; load < 200 && refused == 0; load++) {
            refused = carol.get("/", "text/html").statusCode() == 429 ? load : 0;
        }

        assertTrue(refused >= 40, refused + " loads");
    }

    @Test
    void letsItsOwnPagesIn() throws IOException {
        TraderPage.connect(server.getPort(), "http://127.0.0.1:" + server.getPort(), new WebSocket.Listener() {})
                .abort();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[]", "{\"action\":\"order\"", "{\"action\":\"fly\"}", ""})
    void answersNonsenseAndStaysOpen(String text) throws Exception {
        alice.send(text);

        alice.awaits("data-outcome=\"refused\"");
        alice.awaitsHeartbeat();
    }

    @Test
    void closesOnAFrameAboveTheCap() {
        alice.send("x".repeat(65_537));

        int code = alice.awaitsClose();
        assertTrue(code == 1009 || code == 1006, "closed with " + code);
    }

    @Test
    void closesOnContinuationFramesThatAddUpAboveTheCap() {
        for (int frame = 0; frame < 10; frame++) {
            try {
                alice.socket().sendText("x".repeat(30_000), false).join();
            } catch (CompletionException e) {
                assertInstanceOf(IOException.class, e.getCause());
            }
        }

        int code = alice.awaitsClose();
        assertTrue(code == 1009 || code == 1006, "closed with " + code);
    }

    @Test
    void answersAFloodOnceAndThenEndsIt() throws Exception {
        // Too many, but not so many that it ends: a connection that is cut may lose what was not read of it.
        floods(35);
        alice.awaits("gateway.rate");
        floods(60);

        int code = alice.awaitsClose();
        assertTrue(code == 1008 || code == 1006, "closed with " + code);
        assertEquals(
                1,
                alice.messages.stream()
                        .filter(message -> message.contains("gateway.rate"))
                        .count());
    }

    private void floods(int messages) {
        for (int message = 0; message < messages; message++) {
            try {
                alice.send("{\"action\":\"fly\"}");
            } catch (CompletionException e) {
                assertInstanceOf(IOException.class, e.getCause());
            }
        }
    }

    @Test
    void keepsAQuietPageOpenBeyondTheIdleTimeout() throws Exception {
        // More pings than fit into the idle timeout, and nothing else.
        CountDownLatch pings = new CountDownLatch(25);
        WebSocket quiet =
                TraderPage.connect(server.getPort(), "http://localhost:" + server.getPort(), new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer payload) {
                        pings.countDown();
                        from.request(1);
                        return null;
                    }
                });

        assertTrue(pings.await(20, TimeUnit.SECONDS), () -> pings.getCount() + " pings were missing");
        assertFalse(quiet.isInputClosed());
        quiet.abort();
    }

    @Test
    void tellsTheBrowserWhatThePageNeedsAndNoMore() throws Exception {
        HttpResponse<String> page = Visitor.loggedIn(server.getPort(), "alice").get("/");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();

        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ws://HOST"
                        + " wss://HOST http://localhost:8080; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
                policy.replace("localhost:" + server.getPort(), "HOST"));
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals("same-origin", page.headers().firstValue("Referrer-Policy").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk.css", "desk.js", "tape/tape.css", "tape/favicon.svg", "lib/htmx.min.js"})
    void servesThePagesFiles(String file) throws Exception {
        HttpResponse<String> asset = get("/assets/" + file, "*/*");

        assertEquals(200, asset.statusCode());
        assertFalse(asset.body().isEmpty());
        assertEquals(List.of("no-cache"), asset.headers().allValues("Cache-Control"));
        assertEquals(
                List.of("br"),
                get("/assets/" + file, "Accept-Encoding", "gzip, br").headers().allValues("Content-Encoding"));
    }

    /** A browser keeps it for good: it may never be a part of one version and a part of another. */
    @Test
    void servesTheDesksScriptForGoodUnderItsVersionAndWhole() throws Exception {
        String page = Visitor.loggedIn(server.getPort(), "alice").get("/").body();
        Matcher script = Pattern.compile("<script type=\"module\" src=\"(/assets/desk\\.js\\?v=[0-9a-f]+)\">")
                .matcher(page);
        assertTrue(script.find(), page);
        HttpResponse<String> kept = get(script.group(1), "*/*");
        assertEquals(200, kept.statusCode());
        assertFalse(Pattern.compile("\\bimport\\b").matcher(kept.body()).find(), kept.body());
        assertEquals(
                List.of("public, max-age=31536000, immutable"), kept.headers().allValues("Cache-Control"));
        assertTrue(kept.headers().firstValue("Content-Type").orElseThrow().contains("javascript"));

        HttpResponse<String> old = get("/assets/desk.js?v=0", "*/*");
        assertEquals(List.of("no-cache"), old.headers().allValues("Cache-Control"));
        assertEquals(404, get("/assets/desk/lock.js", "*/*").statusCode());
    }

    @Test
    void saysClearlyThatThereIsNoSuchPage() throws Exception {
        HttpResponse<String> page = get("/nope", "text/html");
        HttpResponse<String> json = get("/nope", "application/json");

        assertEquals(404, page.statusCode());
        assertTrue(page.body().contains("<h1>404 Not Found</h1>"), page.body());
        assertEquals(404, json.statusCode());
        assertTrue(json.body().startsWith("{"), json.body());
    }

    @Test
    void isMeasured() throws Exception {
        String measures = get("/prometheus", "*/*").body();

        assertTrue(measures.contains("tickertape_journal_undecided"), measures);
        assertTrue(measures.contains("tickertape_gateway_sessions"), measures);
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return get(path, "Accept", accept);
    }

    private HttpResponse<String> get(String path, String header, String value)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                                .header(header, value)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private int refusalOf(@Nullable String origin) {
        return assertThrows(
                        WebSocketHandshakeException.class,
                        () -> TraderPage.connect(server.getPort(), origin, new WebSocket.Listener() {}))
                .getResponse()
                .statusCode();
    }
}
