package io.tickertape.ticker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.ticker.market.Market;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** More symbols than a page has place for, and than an event loop renders in passing. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BigMarketTest implements TestPropertyProvider {
    private static final Pattern ROW = Pattern.compile("<tr id=\"q-([^\"]+)\"");
    private static final Pattern STREAMED = Pattern.compile("/prices/stream\\?[^\"]*symbols=([^&\"]+)");
    private static final int SYMBOLS = 1_200;

    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    EmbeddedServer server;

    @Inject
    Market market;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(RealKafka.get().properties());
        properties.put("tickertape.web.maximum-watch-list", "3");
        return properties;
    }

    @Test
    void aPageShowsTheFirstOnesAndSaysSoAndAnAnswerForProgramsHasAll() throws Exception {
        Instant now = Instant.now();
        for (int i = 0; i < SYMBOLS; i++) {
            String symbol = "0BIG%04d".formatted(i);
            market.apply(Ticks.of(symbol, "1", now.minusSeconds(300)), now);
            market.apply(Ticks.of(symbol, "2", now), now);
        }

        String page = body("/");
        List<String> first = List.of("0BIG0000", "0BIG0001", "0BIG0002");
        assertEquals(first, found(ROW, page));
        assertEquals(List.of(String.join(",", first)), found(STREAMED, page));
        assertTrue(page.contains(" symbols have a price, and the first 3 are shown"), page);
        assertTrue(page.contains("name=\"symbols\" value=\"\""), "nobody has typed anything");

        String strip = body("/strip");
        assertEquals(first, found(ROW, strip));
        assertEquals(List.of(String.join(",", first)), found(STREAMED, strip));

        assertEquals(
                3,
                found(Pattern.compile("<symbol[^>]* id=\"t-([^\"]+)\""), body("/prices/trends"))
                        .size());
        assertTrue(found(ROW, body("/prices")).size() >= SYMBOLS);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(1).replace("%2C", ","))
                .toList();
    }

    private String body(String path) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(server.getURI() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        return answer.body();
    }
}
