package io.tickertape.ticker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.client.Events.Event;
import io.tickertape.testbed.client.LiveStream;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page of a symbol, its candles and its stream, over a real broker and real sockets. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SymbolPageTest implements TestPropertyProvider {
    private final Instant minute = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MINUTES);
    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return RealKafka.get().properties();
    }

    @Test
    void candlesAreGivenAsJsonAndAsCsv() throws Exception {
        trade("CNDL", "10.5", minute.plusSeconds(1), 3);
        trade("CNDL", "12", minute.plusSeconds(2), 4);
        awaits("CNDL", "12.00");
        String figures =
                "\"open\":\"10.50\",\"high\":\"12.00\",\"low\":\"10.50\",\"close\":\"12.00\",\"volume\":\"7\",\"ticks\":2";

        assertEquals(
                "{\"symbol\":\"CNDL\",\"interval\":\"1m\",\"candles\":[{\"start\":\"" + minute + "\"," + figures
                        + "}]}",
                get("/symbols/CNDL/candles").body());
        String day = get("/symbols/cndl/candles?interval=1d&format=json").body();
        assertTrue(day.contains("T00:00:00Z\"," + figures), day);
        HttpResponse<String> csv = get("/symbols/CNDL/candles?interval=1m", "Accept", "text/csv");
        assertEquals(
                "start,open,high,low,close,volume,ticks\r\n" + minute + ",10.50,12.00,10.50,12.00,7,2\r\n", csv.body());
        assertTrue(csv.headers().firstValue("Content-Type").orElse("").startsWith("text/csv"));
        assertEquals(csv.body(), get("/symbols/CNDL/candles?format=csv").body());
    }

    @Test
    void symbolsWithMarksHavePagesToo() throws Exception {
        for (Map.Entry<String, String> one : Map.of(
                        "BTC/USD", "BTC%2FUSD", "^GSPC", "%5EGSPC", "EURUSD=X", "EURUSD%3DX", "A:B", "A:B")
                .entrySet()) {
            RealKafka.get().put(one.getKey(), "{\"price\":5}");
            awaits(one.getValue(), "5.00");

            String page = get("/symbols/" + one.getValue()).body();
            assertTrue(page.contains("<h1><span>" + one.getKey() + "</span>"), page);
            String candles = get("/symbols/" + one.getValue() + "/candles").body();
            assertTrue(candles.startsWith("{\"symbol\":\"" + one.getKey() + "\""), candles);
            String board = get("/?symbols=" + one.getValue()).body();
            assertTrue(board.contains("<a href=\"/symbols/" + one.getValue().replace(":", "%3A") + "\">"), board);
        }
    }

    @Test
    void whatCannotBeIsToldWithWhatWouldBeRight() throws Exception {
        RealKafka.get().put("RIGHT", "{\"price\":5}");
        awaits("RIGHT", "5.00");

        assertEquals(
                "404 There is no price of NOPE: nothing has been put on the topic prices under this symbol, or it was"
                        + " taken off.\n",
                told("/symbols/NOPE/candles"));
        assertEquals(told("/symbols/NOPE/candles"), told("/symbols/NOPE"));
        assertTrue(told("/symbols/%3Cb%3E").startsWith("404 There is no such symbol: a symbol is [A-Z0-9^]"));
        assertEquals("400 interval: one of 1m, 5m, 1d is expected\n", told("/symbols/RIGHT/candles?interval=2m"));
        assertEquals("400 interval: one of 1m, 5m, 1d is expected\n", told("/symbols/RIGHT?interval="));
        assertEquals("400 format: json or csv is expected\n", told("/symbols/RIGHT/candles?format=xml"));
        assertEquals(
                "400 chart: one of the stream's symbols is expected; RIGHT is not among them\n",
                told("/prices/stream?symbols=A&chart=RIGHT"));
        assertEquals(
                "400 interval: one of 1m, 5m, 1d is expected\n",
                told("/prices/stream?symbols=RIGHT&chart=RIGHT&interval=x"));
    }

    @Test
    void thePageShowsWhatItsStreamGoesOnWith() throws Exception {
        RealKafka.get().put("FLOW", "{\"price\":7,\"bid\":6.9,\"bidSize\":30}");
        awaits("FLOW", "7.00");
        String page = get("/symbols/FLOW").body();
        try (LiveStream stream = stream("FLOW", "")) {
            stream.await("FLOW", "7.00");
            List<String> names = stream.soFar().stream().map(Event::name).toList();
            assertEquals(List.of("heartbeat", "board", "quote", "tape", "candle", "FLOW"), names);
            String quote = stream.await("quote", "").data();
            assertTrue(page.replace("\n", "").replaceAll(" +", " ").contains(quote.replaceAll(" +", " ")), quote);

            RealKafka.get().put("FLOW", "{\"price\":8}");
            assertTrue(stream.await("tape", "<b class=\"up\">8.00</b>").data().startsWith("<li>"));
            stream.await("candle", "close <b>8.00</b>");
        }
    }

    @Test
    void aProgramIsSentTradesAndCandlesAsJson() throws Exception {
        RealKafka.get().put("JFLOW", "{\"price\":7}");
        awaits("JFLOW", "7.00");
        try (LiveStream stream = stream("JFLOW", "&format=json&interval=5m")) {
            stream.await("candle", "\"interval\":\"5m\"");
            RealKafka.get().put("JFLOW", "{\"price\":8,\"size\":2}");

            stream.await("tape", "\"price\":\"8.00\",\"size\":\"2\"}]");
            stream.await("candle", "\"close\":\"8.00\"");
        }
    }

    @Test
    void aTombstoneTakesTheCandlesAlong() throws Exception {
        RealKafka.get().put("GONE", "{\"price\":7}");
        awaits("GONE", "7.00");
        try (LiveStream stream = stream("GONE", "")) {
            stream.await("GONE", "7.00");
            RealKafka.get().put("GONE".getBytes(java.nio.charset.StandardCharsets.UTF_8), null);
            stream.await("removed", "GONE");
        }

        assertEquals(404, get("/symbols/GONE/candles").statusCode());
    }

    @Test
    void candlesAreFoldedAgainAtTheNextStart() throws Exception {
        trade("AGAIN2", "1", minute.plusSeconds(1), 1);
        trade("AGAIN2", "2", minute.plusSeconds(2), 1);
        awaits("AGAIN2", "2.00");
        String before = get("/symbols/AGAIN2/candles").body();
        try (EmbeddedServer other = ApplicationContext.run(
                        EmbeddedServer.class, new HashMap<>(RealKafka.get().properties()));
                LiveStream stream = LiveStream.open(URI.create(other.getURI() + "/prices/stream?symbols=AGAIN2"))) {
            stream.await("AGAIN2", "2.00");
            HttpResponse<String> again = client.send(
                    HttpRequest.newBuilder(URI.create(other.getURI() + "/symbols/AGAIN2/candles"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertEquals(before, again.body());
        }
    }

    @Test
    void theChartIsAFragmentThatTheDeskMayRead() throws Exception {
        RealKafka.get().put("FRAG", "{\"price\":7}");
        awaits("FRAG", "7.00");
        HttpResponse<String> chart = get("/symbols/FRAG/chart?interval=5m", "Origin", "http://localhost:8081");

        assertTrue(
                chart.body().startsWith("<figure class=\"chart\" aria-label=\"Chart of FRAG, 5 min\">"), chart.body());
        assertTrue(
                chart.body()
                        .contains(" data-low=\"7.000\" data-low-at=\"78%\" data-high=\"7.005\" data-high-at=\"3%\">"),
                chart.body());
        assertFalse(chart.body().contains(" id=\"still\""), chart.body());
        assertEquals(
                "http://localhost:8081",
                chart.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    }

    @Test
    void theStripHasARowForEachOfItsSymbols() throws Exception {
        RealKafka.get().put("STRIP", "{\"price\":7}");
        awaits("STRIP", "7.00");
        String strip = get("/strip?symbols=STRIP,LATER").body();

        assertTrue(strip.contains("<a href=\"/symbols/STRIP\">STRIP</a>"), strip);
        assertTrue(strip.contains("<tr id=\"q-LATER\""), strip);
    }

    @Test
    void onlyTheStripMayBeFramedAndOnlyByWhoIsNamed() throws Exception {
        assertTrue(policy(server, "/strip").endsWith("frame-ancestors 'none'"));
        Map<String, Object> settings = new HashMap<>(RealKafka.get().properties());
        settings.put("tickertape.web.strip-ancestors", "https://news.example");
        try (EmbeddedServer framed = ApplicationContext.run(EmbeddedServer.class, settings)) {
            assertTrue(policy(framed, "/strip").endsWith("frame-ancestors https://news.example"));
            assertTrue(policy(framed, "/").endsWith("frame-ancestors 'none'"));
            assertFalse(policy(framed, "/prices").contains("news"));
        }
    }

    private String policy(EmbeddedServer of, String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(of.getURI() + path)).build(),
                        HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");
    }

    private static void trade(String symbol, String price, Instant time, int size) throws Exception {
        RealKafka.get().put(symbol, "{\"price\":" + price + ",\"size\":" + size + ",\"time\":\"" + time + "\"}");
    }

    private void awaits(String escaped, String price) throws Exception {
        try (LiveStream stream = LiveStream.open(uri("/prices/stream?symbols=" + escaped))) {
            stream.await(event -> event.data().contains(price) && !event.name().equals("heartbeat"));
        }
    }

    private LiveStream stream(String symbol, String more) throws Exception {
        return LiveStream.open(uri("/prices/stream?symbols=" + symbol + "&chart=" + symbol + more));
    }

    private String told(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        return answer.statusCode() + " " + answer.body();
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
}
