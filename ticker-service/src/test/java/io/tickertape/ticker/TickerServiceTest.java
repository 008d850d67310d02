package io.tickertape.ticker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.client.Events.Event;
import io.tickertape.testbed.client.LiveStream;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole service over a real broker and real sockets. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TickerServiceTest implements TestPropertyProvider {
    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return RealKafka.get().properties();
    }

    @Test
    void aPriceThatAnyProgramPutsOnKafkaReachesAWatcher() throws Exception {
        try (LiveStream stream = LiveStream.open(uri("/prices/stream"))) {
            RealKafka.get().put("LIVE", "{\"price\":\"101.25\"}");

            Event event = stream.await("LIVE", "101.25");
            assertTrue(event.id().matches("[0-9a-f]{8}-[0-9]+"), event.id());
            assertTrue(stream.await("board", "id=\"q-LIVE\"").data().contains("101.25"));
        }
    }

    @Test
    void theSameRowIsInTheStreamInThePollAndInThePage() throws Exception {
        try (LiveStream stream = LiveStream.open(uri("/prices/stream?symbols=SAME"))) {
            RealKafka.get().put("SAME", "{\"price\":\"7\"}");
            String cells = stream.await("SAME", "7.00").data();

            for (String path : List.of("/prices?symbols=SAME", "/?symbols=SAME")) {
                assertTrue(oneLine(get(path).body()).contains(cells), () -> path + " lacks " + cells);
            }
        }
    }

    @Test
    void aSymbolWithoutAPriceHasItsPlaceInTheOrderOfPagePollAndStream() throws Exception {
        String list = "?symbols=ORDC,ORDA,ORDB";
        try (LiveStream stream = LiveStream.open(uri("/prices/stream" + list))) {
            RealKafka.get().put("ORDB", "{\"price\":5}");
            String board = stream.await("board", "5.00").data();

            for (String html :
                    List.of(board, get("/prices" + list).body(), get("/" + list).body())) {
                assertEquals(
                        List.of("ORDC", "ORDA", "ORDB"),
                        Pattern.compile("<tr id=[^>]*sse-swap=\"([^\"]*)\"")
                                .matcher(html)
                                .results()
                                .map(row -> row.group(1))
                                .toList());
            }
        }
    }

    @Test
    void anInstrumentGivesItsNameItsPreviousCloseAndItsHalt() throws Exception {
        try (LiveStream stream = LiveStream.open(uri("/prices/stream?symbols=INS"))) {
            RealKafka.get().put("INS", "{\"price\":110}");
            stream.await("INS", "110.00");
            RealKafka.get().list("INS", "not an instrument");
            RealKafka.get()
                    .list(
                            "INS",
                            "{\"name\":\"Insured & Sons\",\"currency\":\"USD\",\"previousClose\":\"100\",\"status\":\"HALTED\"}");

            assertTrue(stream.await("INS", "+10.00 (+10.00%)").data().contains("<small>Insured &amp; Sons</small>"));
            stream.await("INS", "data-state=\"halted\"");
            RealKafka.get().list("INS", null);
            stream.await("INS", "data-state=\"live\"");
        }
    }

    @Test
    void whatAnOperatorHaltsIsHaltedOnTheBoard() throws Exception {
        RealKafka.get().create("controls");
        String halt = "{\"action\":\"HALT\",\"reason\":\"news\",\"by\":\"olivia\",\"time\":1772460125123}";
        try (LiveStream stream = LiveStream.open(uri("/prices/stream?symbols=CTL,CTM"))) {
            RealKafka.get().list("CTL", "{\"name\":\"Controlled\",\"status\":\"TRADING\"}");
            RealKafka.get().put("CTL", "{\"price\":110}");
            RealKafka.get().put("CTM", "{\"price\":111}");
            stream.await("CTL", "data-state=\"live\"");
            RealKafka.get().control("act:5", "nobody's control");
            RealKafka.get().control("account:alice", halt);
            RealKafka.get().control("symbol:CTM", "no control at all");
            RealKafka.get().control("symbol:CTL", halt);

            assertTrue(stream.await("CTL", "data-state=\"halted\"").data().contains("<em>halted</em>"));
            assertTrue(get("/prices?symbols=CTM").body().contains("data-state=\"live\""));
            RealKafka.get().control("symbol:CTL", null);
            stream.await("CTL", "data-state=\"live\"");
        }
    }

    @Test
    void aReconnectGetsJustWhatChanged() throws Exception {
        String position;
        try (LiveStream first = LiveStream.open(uri("/prices/stream?symbols=RA,RB"))) {
            RealKafka.get().put("RA", "{\"price\":1}");
            first.await("RA", "1.00");
            RealKafka.get().put("RB", "{\"price\":2}");
            position = first.await("RB", "2.00").id();
        }
        try (LiveStream both = LiveStream.open(uri("/prices/stream?symbols=RA,RB"))) {
            RealKafka.get().put("RA", "{\"price\":3}");
            both.await("RA", "3.00");
        }

        for (LiveStream again : List.of(
                LiveStream.open(uri("/prices/stream?symbols=RA,RB&lastEventId=" + position)),
                LiveStream.open(uri("/prices/stream?symbols=RA,RB"), "Last-Event-ID", position))) {
            try (again) {
                again.await("RA", "3.00");
                assertEquals(
                        List.of("heartbeat", "RA"),
                        again.soFar().stream().map(Event::name).toList());
            }
        }
    }

    @Test
    void aWatcherThatStoppedReadingGoesOnWithTheNewestAndNotWithABacklog() throws Exception {
        int symbols = 60;
        int rounds = 40;
        String list = IntStream.range(0, symbols).mapToObj(n -> "SLOW" + n).collect(Collectors.joining(","));
        try (Socket slow = new Socket();
                LiveStream quick = LiveStream.open(uri("/prices/stream?symbols=" + list))) {
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            slow.getOutputStream()
                    .write(("GET /prices/stream?symbols=" + list + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8), 1024);
            assertEquals("HTTP/1.1 200 OK", reader.readLine());
            for (int round = 1; round <= rounds; round++) {
                RealKafka.get().put(IntStream.range(0, symbols).mapToObj(n -> "SLOW" + n), "{\"price\":" + round + "}");
                for (int n = 0; n < symbols; n++) {
                    quick.await("SLOW" + n, ">" + round + ".00<");
                }
            }

            int seen = 0;
            String price;
            do {
                while (!"event: SLOW0".equals(reader.readLine())) {}
                reader.readLine();
                price = reader.readLine();
                seen++;
            } while (!price.contains(">" + rounds + ".00<"));
            assertTrue(seen < rounds / 2, seen + " of " + rounds + " prices of one symbol");
        }
    }

    @Test
    void aPositionOfAnotherEpochIsAGap() throws Exception {
        try (LiveStream stream = LiveStream.open(uri("/prices/stream?lastEventId=00000000-5"))) {
            stream.await("gap", "Connected again");
        }
    }

    @Test
    void programsGetFigures() throws Exception {
        try (LiveStream stream = LiveStream.open(uri("/prices/stream?format=json&symbols=FIG"))) {
            RealKafka.get().put("FIG", "{\"price\":1.5,\"bid\":\"1.49\",\"previousClose\":1.2,\"time\":1700000000000}");
            String figures = "{\"symbol\":\"FIG\",\"price\":\"1.50\",\"bid\":\"1.49\",\"change\":\"0.30\","
                    + "\"changePercent\":\"25.00\",\"open\":\"1.50\",\"high\":\"1.50\",\"low\":\"1.50\","
                    + "\"previousClose\":\"1.20\",\"volume\":\"0\",\"time\":\"2023-11-14T22:13:20Z\",\"state\":\"stale\",\"late\":0,\"duplicates\":0}";

            assertEquals(figures, stream.await("FIG", "1.5").data());
            HttpResponse<String> polled = get("/prices?symbols=FIG", "Accept", "application/json");
            assertTrue(polled.body().endsWith("\"prices\":[" + figures + "],\"unpriced\":[]}"), polled.body());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    br, gzip, deflate        | gzip
                    br, gzip, zstd           | zstd
                    gzip;q=1.0, ZSTD ; q=0.0 | gzip
                    zstd                     | zstd
                    """)
    void aStreamIsNeitherCachedNorBufferedAndItsCompressionLetsEachEventThrough(String taken, String coding)
            throws Exception {
        String symbol = "ZIPPED" + taken.length();
        URI prices = uri("/prices/stream?symbols=" + symbol);
        try (LiveStream stream = LiveStream.open(prices, "Accept-Encoding", taken);
                LiveStream plain = LiveStream.open(prices, "Accept-Encoding", "gzip;q=0")) {
            assertEquals("text/event-stream", header(stream.response(), "content-type"));
            assertEquals("no-store, no-transform", header(stream.response(), "cache-control"));
            assertEquals("no", header(stream.response(), "x-accel-buffering"));
            assertEquals("Accept-Encoding", header(stream.response(), "vary"));
            assertEquals(coding, header(stream.response(), "content-encoding"));
            assertEquals("", header(plain.response(), "content-encoding"));
            for (String price : List.of("1.00", "2.00", "3.00")) {
                RealKafka.get().put(symbol, "{\"price\":" + price + "}");
                assertEquals(plain.await(symbol, ">" + price + "<"), stream.await(symbol, ">" + price + "<"));
            }
        }
    }

    @Test
    void thePageOfAListIsCompressedForWhoeverTakesIt() throws Exception {
        String list = "/?symbols=ZIPA,ZIPB";
        assertEquals("gzip", header(get(list, "Accept-Encoding", "gzip"), "content-encoding"));
        assertEquals("", header(get(list), "content-encoding"));
    }

    @Test
    void theDeskMayReadTheStreamFromItsOwnOriginAndOthersMayNot() throws Exception {
        try (LiveStream desk = LiveStream.open(uri("/prices/stream"), "Origin", "http://localhost:8081")) {
            assertEquals("http://localhost:8081", header(desk.response(), "access-control-allow-origin"));
        }
        try (LiveStream other = LiveStream.open(uri("/prices/stream"), "Origin", "http://example.org")) {
            assertEquals("", header(other.response(), "access-control-allow-origin"));
        }
    }

    @Test
    void theLinesOfTheLastHourAreThereForPolling() throws Exception {
        HttpResponse<String> lines = get("/prices/trends");

        assertEquals(200, lines.statusCode());
        assertTrue(lines.body().matches("(?s)<svg>(<symbol .*</symbol>)?</svg>"), lines.body());
        assertTrue(get("/").body().contains("hx-get=\"/prices/trends?symbols=\""), get("/").body());
    }

    @Test
    void theBoardRunsOnlyWhatTheServiceServes() throws Exception {
        HttpResponse<String> page = get("/");

        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
                header(page, "content-security-policy"));
        assertFalse(page.body().contains("<script>"));
        assertFalse(page.body().contains("style=\""));
        for (String asset : List.of(
                "/assets/board.css", "/assets/board.js", "/assets/tape/favicon.svg", "/assets/lib/htmx.min.js")) {
            Matcher link = Pattern.compile("\"(" + Pattern.quote(asset) + "\\?v=[0-9a-f]+)\"")
                    .matcher(page.body());
            assertTrue(link.find(), asset);
            isKeptForGood(asset, link.group(1));
        }
    }

    private void isKeptForGood(String asset, String address) throws Exception {
        HttpResponse<String> asked = get(address);
        assertEquals(200, asked.statusCode(), asset);
        assertEquals(
                List.of("public, max-age=31536000, immutable"), asked.headers().allValues("cache-control"), asset);
        assertEquals(List.of("no-cache"), get(asset + "?v=old").headers().allValues("cache-control"), asset);
        for (String taken : List.of("br", "gzip")) {
            assertEquals(
                    taken,
                    header(
                            get(address, "Accept-Encoding", "zstd, gzip, br;q=" + (taken.equals("br") ? 1 : 0)),
                            "content-encoding"),
                    asset);
        }
    }

    @Test
    void aWrongParameterIsToldWithWhatWouldBeRight() throws Exception {
        assertWrong("/prices/stream?rate=51", "rate: updates a second, from 0.2 to 50.0; leave it out for all\n");
        assertWrong("/prices/stream?rate=fast", "rate: updates a second, from 0.2 to 50.0; leave it out for all\n");
        assertWrong("/prices/stream?format=xml", "format: html or json is expected\n");
        assertWrong(
                "/prices?symbols=AAPL,%3Cb%3E",
                "symbols: a list such as AAPL,MSFT is expected, each symbol being [A-Z0-9^][A-Z0-9.\\-/=:_]{0,23}\n");
        assertWrong(
                "/prices?symbols=" + "A,B,C,D,E,F,G,H,I,J,".repeat(1) + String.join(",", numbered(500)),
                "symbols: at most 500 in one list; leave the parameter out for all\n");
    }

    @Test
    void theBoardShowsWhatItUnderstandsOfAListAndSaysWhatItDoesNot() throws Exception {
        HttpResponse<String> page = get("/?symbols=some+%3Cb%3E&rate=fast");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("No price yet for SOME. Nothing is known by “&lt;b&gt;”."), page.body());
        assertTrue(page.body().contains("sse-connect=\"/prices/stream?rate=4.0&amp;symbols=SOME&amp;"), page.body());
    }

    @Test
    void saysThatItIsUp() throws Exception {
        assertEquals(200, get("/health").statusCode());
        assertTrue(get("/prometheus").body().contains("tickertape_ticks_total"));
    }

    private static List<String> numbered(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(number -> "S" + number)
                .toList();
    }

    private void assertWrong(String path, String words) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals(400, response.statusCode());
        assertEquals(words, response.body());
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(server.getURI() + path);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String oneLine(String html) {
        return html.replaceAll("\n *", " ");
    }
}
