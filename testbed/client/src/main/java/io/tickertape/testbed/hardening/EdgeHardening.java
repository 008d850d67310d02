package io.tickertape.testbed.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.hardening.RawConnection.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger's connection must not achieve, whichever service it is to; each method is named for the attack. */
public abstract class EdgeHardening {
    /** How long the servers under test wait for what they are owed. */
    protected static final int PATIENCE_MILLIS = 1_000;

    private static final List<String> PATHS =
            List.of("/", "/health", "/prometheus", "/assets/tape/tape.css", "/none", "/prices/stream", "/orders");

    /** The port of the server under test. */
    protected abstract int port();

    /** What the server under test is to be told besides. */
    protected static Map<String, String> properties(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("tickertape.edge.hosts", "board.example, desk.example:8443");
        properties.put("tickertape.edge.first-request", PATIENCE_MILLIS + "ms");
        properties.put("tickertape.edge.head", PATIENCE_MILLIS + "ms");
        properties.put("tickertape.edge.body", PATIENCE_MILLIS + "ms");
        return properties;
    }

    /** A request with the usual headers and these. */
    protected static String get(String path, String... headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + lines(headers) + "\r\n";
    }

    private static String post(String path, String body, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n" + lines(headers) + "\r\n" + body;
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    private Answer ask(String request) throws IOException {
        return RawConnection.ask(port(), request);
    }

    private Answer askFor(String path, String host) throws IOException {
        return ask("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host + "\r\n\r\n");
    }

    /**
     * Opens so many connections without closing one, and sees the service answering again once they are gone.
     *
     * @return what was too many, as the service says it, or the empty text where nothing was
     */
    protected String floods(int count, String from) throws IOException {
        List<RawConnection> open = new ArrayList<>();
        try {
            for (int one = 0; one < count; one++) {
                RawConnection asking = new RawConnection(port(), from);
                open.add(asking);
                asking.send(get("/health"));
                Optional<Answer> heard = asking.next();
                // One that is too many is answered unasked, and may not hear it since it asked: another one does.
                Answer answer = heard.isPresent() ? heard.get() : unasked(from);
                if (answer.status() != 200) {
                    assertEquals(503, answer.status());
                    assertEquals("10", answer.header("Retry-After").orElseThrow());
                    return answer.body().contains("from your address") ? "connections-of-address" : "connections";
                }
            }
            return "";
        } finally {
            for (RawConnection one : open) {
                one.close();
            }
            awaitsAnswers();
        }
    }

    private Answer unasked(String from) throws IOException {
        try (RawConnection silent = new RawConnection(port(), from)) {
            return silent.answer();
        }
    }

    protected String floods(int count) throws IOException {
        return floods(count, "127.0.0.1");
    }

    /** The ends of connections arrive at the server one by one. */
    private void awaitsAnswers() throws IOException {
        int attempts = 0;
        while (ask(get("/health")).status() != 200) {
            attempts++;
            assertTrue(attempts < 10_000, "the service does not answer any more");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "board.example.evil.example",
                "desk.example",
                "desk.example:8080",
                "192.0.2.1",
                "[2001:db8::1]",
                "localhost@evil.example",
                "localhost:80:80",
                ""
            })
    public void rebindingOfAnotherNameIsMisdirectedOnEveryRoute(String host) throws IOException {
        for (String path : PATHS) {
            Answer answer = askFor(path, host);

            assertEquals(421, answer.status(), path);
            assertFalse(answer.body().contains("evil"), answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:9",
                "127.0.0.1",
                "127.9.9.9:81",
                "[::1]",
                "[::1]:8080",
                "board.example",
                "Board.Example:1",
                "desk.example:8443"
            })
    public void itsOwnHostsAreAnswered(String host) throws IOException {
        assertEquals(
                200, ask("GET /health HTTP/1.1\r\nHost: " + host + "\r\n\r\n").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "http://evil.example", "http://localhost:1", "http://localhost.evil.example", "file://"})
    public void aFormOfAnotherSiteIsRefused(String origin) throws IOException {
        Answer answer = ask(post("/login", "", "Origin: " + origin));

        assertEquals(403, answer.status());
        assertTrue(answer.body().contains("The form is from a page of another site."), answer.body());
    }

    @Test
    public void aFormOfItsOwnSiteIsNotTakenForAnothers() throws IOException {
        for (String origin : List.of("http://localhost", "https://localhost", "http://LOCALHOST")) {
            assertFalse(ask(post("/login", "", "Origin: " + origin)).body().contains("of another site"), origin);
        }
    }

    @Test
    public void aHeadThatComesByteByByteIsCutOff() throws IOException {
        try (RawConnection slow = new RawConnection(port())) {
            slow.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            dripUntilCutOff(slow);

            assertEquals(408, slow.answer().status());
            assertEquals("", slow.untilTheEnd());
        }
    }

    @Test
    public void aLaterHeadThatComesByteByByteIsCutOffToo() throws IOException {
        try (RawConnection slow = new RawConnection(port())) {
            slow.send(get("/health"));
            assertEquals(200, slow.answer().status());
            slow.send("GET");
            dripUntilCutOff(slow);

            assertEquals(408, slow.answer().status());
        }
    }

    @Test
    public void aBodyThatComesByteByByteIsCutOff() throws IOException {
        try (RawConnection slow = new RawConnection(port())) {
            slow.send("POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\nname=");
            dripUntilCutOff(slow);
            slow.untilTheEnd();
        }
    }

    /** The pace is that of a read in vain. */
    private static void dripUntilCutOff(RawConnection slow) throws IOException {
        int drops = 0;
        while (slow.waitsFor(PATIENCE_MILLIS / 10) && slow.send("x")) {
            drops++;
            assertTrue(drops < 100, "the server still takes what comes");
        }
    }

    @Test
    public void aConnectionThatSaysNothingIsHungUpOn() throws IOException {
        try (RawConnection silent = new RawConnection(port())) {
            assertEquals("", silent.untilTheEnd());
        }
    }

    @Test
    public void aConnectionBetweenTwoRequestsIsNotTakenForASlowOne() throws IOException {
        try (RawConnection kept = new RawConnection(port())) {
            kept.send(get("/health"));
            assertEquals(200, kept.answer().status());

            assertTrue(kept.waitsFor(PATIENCE_MILLIS * 3 / 2));
            kept.send(get("/health"));
            assertEquals(200, kept.answer().status());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a folded header     | GET / HTTP/1.1~Host: localhost~X-A: b~ c: d~~",
                "a tab for a fold    | GET / HTTP/1.1~Host: localhost~\\tX-A: b~~",
                "a folded host       | GET / HTTP/1.1~Host:~ localhost~~",
                "a bare LF           | GET / HTTP/1.1~Host: localhost\\nX-A: b~~",
                "a bare LF at first  | GET / HTTP/1.1\\nHost: localhost~~",
                "a bare CR           | GET / HTTP/1.1~Host: localhost~X-A: b\\rX-B: c~~",
                "two hosts           | GET / HTTP/1.1~Host: localhost~Host: localhost~~",
                "no host             | GET / HTTP/1.1~~",
                "an absolute target  | GET http://localhost/ HTTP/1.1~Host: localhost~~",
                "a target of another | GET http://evil.example/ HTTP/1.1~Host: localhost~~",
                "a NUL in a value    | GET / HTTP/1.1~Host: localhost~X-A: b\\0c~~",
                "a space in a name   | GET / HTTP/1.1~Host: localhost~X A: b~~",
                "two lengths         | POST / HTTP/1.1~Host: localhost~Content-Length: 1~Content-Length: 2~~ab",
                "lower case          | get / HTTP/1.1~Host: localhost~~",
                "no version          | GET /~Host: localhost~~",
                "two keys of Hixie   | GET / HTTP/1.1~Host: localhost~Sec-WebSocket-Key1: 1~Sec-WebSocket-Key2: 2~~12345678",
            })
    public void aHeadThatOthersMayReadInAnotherWayIsRefused(String attack, String head) throws IOException {
        String request = head.replace("\\t", "\t")
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\0", "\0")
                .replace("~", "\r\n");

        assertEquals(400, ask(request).status(), attack);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/3.7", "HTTP/2.0", "HTTP/0.9"})
    public void aVersionThatNobodySpeaksIsRefusedAtOnce(String version) throws IOException {
        assertEquals(
                505,
                ask("GET /health " + version + "\r\nHost: localhost\r\n\r\n").status());
    }

    /** The first requests are answered well, so that their connection goes on. */
    @Test
    public void aFoldedHeadBehindABodyIsRefusedToo() throws IOException {
        String withABody = "GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\na=b";
        try (RawConnection connection = new RawConnection(port())) {
            for (String next : List.of(withABody, withABody, get("/health", "A: b", " c: d"))) {
                connection.send(next);
                assertEquals(
                        next.contains(" c: d") ? 400 : 200, connection.answer().status(), next);
            }
        }
    }

    @Test
    public void requestsThatWaitForNoAnswerAreNotHeldWithoutEnd() throws IOException {
        try (RawConnection connection = new RawConnection(port())) {
            connection.send(get("/health").repeat(100));

            String answers = connection.untilTheEnd();
            assertTrue(answers.split("HTTP/1.1 ", -1).length < 50, answers);
        }
    }

    @Test
    public void nothingIsSmuggledBehindABodyInChunks() throws IOException {
        try (RawConnection connection = new RawConnection(port())) {
            connection.send("POST /none HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "3\r\na=b\r\n0\r\n\r\n" + get("/health"));
            String answers = connection.untilTheEnd();

            assertFalse(answers.contains(" 200 "), answers);
        }
    }

    @Test
    public void everyAnswerTellsTheBrowserWhatItMayDo() throws IOException {
        for (String request : List.of(
                get("/health"),
                get("/none"),
                get("/assets/tape/tape.css"),
                get("/", "X-A: b", " c"),
                get("/" + "a".repeat(50_000)),
                get("/", "X-Long: " + "a".repeat(20_000)),
                "DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n")) {
            Answer answer = ask(request);

            String asked = request.substring(0, Math.min(60, request.length())) + " " + answer.status();
            assertTrue(answer.header("Content-Security-Policy").orElseThrow().startsWith("default-src 'none'"), asked);
            assertEquals("nosniff", answer.header("X-Content-Type-Options").orElseThrow(), asked);
            assertEquals("same-origin", answer.header("Referrer-Policy").orElseThrow(), asked);
            assertEquals(
                    "same-origin", answer.header("Cross-Origin-Opener-Policy").orElseThrow(), asked);
            assertEquals(
                    "same-origin", answer.header("Cross-Origin-Resource-Policy").orElseThrow(), asked);
            assertTrue(answer.header("Permissions-Policy").orElseThrow().contains("camera=()"), asked);
            assertTrue(answer.header("Strict-Transport-Security").isEmpty(), asked);
        }
    }

    @Test
    public void aBrowserIsShownAPageOfOursWhereThereIsNone() throws IOException {
        Answer page = ask(get("/none", "Accept: text/html,*/*;q=0.8"));
        Answer json = ask(get("/none", "Accept: */*"));

        assertEquals(404, page.status());
        assertTrue(page.body().contains("<h1>404 Not Found</h1>"), page.body());
        assertTrue(page.body().contains("/assets/tape/tape.css?v="), page.body());
        assertTrue(json.body().startsWith("{\"status\":404,\"title\":\"Not Found\""), json.body());
    }

    @Test
    public void aRefusalIsToldInPlainWordsToABrowserToo() throws IOException {
        Answer page = ask("GET / HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\n\r\n");

        assertEquals("text/html;charset=utf-8", page.header("Content-Type").orElseThrow());
        assertTrue(page.body().contains("<h1>421 Misdirected Request</h1>"), page.body());
        assertTrue(page.body().contains("not among tickertape.edge.hosts"), page.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/",
                "/assets/none.css",
                "/assets/../application.yml",
                "/assets/..%2fapplication.yml",
                "/assets/tape/..%2f..%2fapplication.yml",
                "/assets/%2e%2e/application.yml",
                "/assets/..%5capplication.yml",
                "/assets//application.yml",
                "/assets/tape/../../application.yml",
                "/assets/tape/%2e%2e/application.yml",
                "/assets/tape/tape.css%00",
                "/assets/tape"
            })
    public void noOtherFilesThanThePagesOwnAreHandedOut(String path) throws IOException {
        for (String coding : List.of("gzip", "identity")) {
            Answer answer = ask(get(path, "Accept-Encoding: " + coding));

            assertTrue(answer.status() == 404 || answer.status() == 400, path + " " + answer.head());
            assertFalse(answer.body().contains("micronaut:"), answer.body());
        }
    }

    @Test
    public void aFileIsSentCompressedToWhomTakesItAndOnlyOnceToWhomKeepsIt() throws IOException {
        String file = "/assets/lib/htmx.min.js";
        Answer gzip = ask(get(file, "Accept-Encoding: zstd;q=1, GZIP;q=0.8, *;q=0.1"));
        assertEquals("gzip", gzip.header("Content-Encoding").orElseThrow());
        int compressed = Integer.parseInt(gzip.header("Content-Length").orElseThrow());
        String tag = gzip.header("ETag").orElseThrow();

        for (Answer plain : List.of(ask(get(file)), ask(get(file, "Accept-Encoding: gzip;q=0.0")))) {
            assertEquals(200, plain.status());
            assertEquals(Optional.empty(), plain.header("Content-Encoding"));
            assertEquals(tag, plain.header("ETag").orElseThrow());
            assertTrue(
                    2 * compressed < plain.body().length(),
                    compressed + " of " + plain.body().length());
            assertTrue(
                    plain.header("Vary").orElseThrow().toLowerCase(Locale.ROOT).contains("accept-encoding"));
        }

        Answer head = ask("HEAD " + file + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n"
                + "Connection: close\r\n\r\n");
        assertEquals(200, head.status());
        assertEquals(tag, head.header("ETag").orElseThrow());
        assertEquals("", head.body());

        Answer kept = ask(get(file, "If-None-Match: \"other\", " + tag));
        assertEquals(304, kept.status());
        assertEquals("", kept.body());
        assertEquals(200, ask(get(file, "If-None-Match: \"other\"")).status());
    }

    @Test
    public void cachesOnTheWayAreToldThatAnswersAreCompressedForSome() throws IOException {
        for (String path : List.of("/health", "/none", "/assets/tape/tape.css")) {
            Answer answer = ask(get(path));

            assertTrue(
                    answer.header("Vary").orElseThrow().toLowerCase(Locale.ROOT).contains("accept-encoding"), path);
        }
    }

    @Test
    public void whatWentWrongWithinIsNotTold() throws IOException {
        Answer answer = ask(get("/%zz"));

        assertNotEquals(500, answer.status(), answer.body());
        assertFalse(answer.body().contains("Exception"), answer.body());
    }
}
