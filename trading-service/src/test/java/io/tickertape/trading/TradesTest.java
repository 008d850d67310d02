package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.client.DeskForm;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.trading.market.Market;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page of a day's trades. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TradesTest implements TestPropertyProvider {
    @Inject
    EmbeddedServer server;

    @Inject
    Market market;

    @Override
    public Map<String, String> getProperties() {
        return Map.of(
                "kafka.bootstrap.servers", TestBroker.bootstrapServers(),
                "tickertape.risk.quote-age", "60s",
                "tickertape.engine.quote-age", "60s");
    }

    @Test
    void saysWhatASaleBroughtAboveWhatItCost() throws Exception {
        trades("WON", "10");
        trades("LOST", "10");
        try (TraderPage carol = TraderPage.open(server.getPort(), "carol")) {
            carol.awaits("id=\"ticket-id\"");
            orders(carol, "WON", "BUY", "4");
            orders(carol, "LOST", "BUY", "4");
            trades("WON", "10.25");
            trades("LOST", "9.75");
            orders(carol, "WON", "SELL", "2");
            orders(carol, "LOST", "SELL", "3");
            orders(carol, "LOST", "SELL", "1");
        }

        Document page = page("/trades?day=" + LocalDate.now(ZoneOffset.UTC));

        assertEquals(List.of("Sell 2 10.25 20.50 +0.50", "Buy 4 10.00 40.00"), rows(page, "WON"));
        assertEquals(
                List.of("Sell 1 9.75 9.75 \u22120.25", "Sell 3 9.75 29.25 \u22120.75", "Buy 4 10.00 40.00"),
                rows(page, "LOST"));
        assertTrue(page.select(".result-curve path").last().attr("d").matches("M0 [\\d.]+(H[\\d.]+V[\\d.]+)+"));
        assertEquals(0, rows(page("/trades?day=2001-02-03"), "WON").size());
    }

    @Test
    void saysOfADayThatIsNoneWhatADayIsLike() throws IOException {
        for (String day : List.of("yesterday", "2026-13-01", "2026-02-30", "+999999999-12-31", "<b>")) {
            HttpResponse<String> answer = carol().get("/trades?day=" + URLEncoder.encode(day, StandardCharsets.UTF_8));
            assertEquals(400, answer.statusCode(), day);
            String fault = Jsoup.parse(answer.body()).select(".fault").text();
            assertTrue(fault.startsWith("“" + day + "” is not a day: a day is like 20"), fault);
        }
    }

    @Test
    void isForWhoIsLoggedInAlone() throws IOException {
        HttpResponse<String> answer = new Visitor(server.getPort()).get("/trades");

        assertEquals(303, answer.statusCode());
        assertTrue(answer.headers().firstValue("Location").orElseThrow().startsWith("/login"));
    }

    private void orders(TraderPage page, String symbol, String side, String quantity) throws Exception {
        String ticket = page.ticket();
        page.send(DeskForm.order(ticket)
                .with("symbol", symbol)
                .with("side", side)
                .with("quantity", quantity)
                .with("type", "MARKET")
                .with("timeInForce", "IOC"));
        page.awaits("data-outcome=\"filled\" data-order=\"" + page.orderOf(ticket) + "\"");
    }

    private void trades(String symbol, String price) {
        Prices.move(TestBroker.bootstrapServers(), market, symbol, price);
    }

    private Visitor carol() throws IOException {
        return Visitor.loggedIn(server.getPort(), "carol");
    }

    private Document page(String path) throws IOException {
        return Jsoup.parse(carol().page(path));
    }

    private static List<String> rows(Document page, String symbol) {
        return page.select("#trades tr:has(th:contains(" + symbol + "))").stream()
                .map(row -> String.join(
                        " ",
                        row.select("td").stream().skip(1).map(Element::text).toList()))
                .map(String::strip)
                .toList();
    }
}
