package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.trading.market.Market;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The desk in a browser that runs no script: each form is posted, and answered with the whole page. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostedFormsTest implements TestPropertyProvider {
    /** Each waits some seconds for more. */
    private static final int MOST_RELOADS = 10;

    @Inject
    EmbeddedServer server;

    @Inject
    Market market;

    private Visitor carol;

    @Override
    public Map<String, String> getProperties() {
        return Map.of(
                "kafka.bootstrap.servers", TestBroker.bootstrapServers(),
                "tickertape.risk.quote-age", "60s",
                "tickertape.engine.quote-age", "60s");
    }

    @BeforeEach
    void logIn() throws IOException {
        carol = Visitor.loggedIn(server.getPort(), "carol");
    }

    @Test
    void placesAnOrderOnceHoweverOftenItsPageIsLoadedAgain() throws IOException {
        priced("PONCE", "10");
        Map<String, String> form = form(desk("/"), "#ticket-form");
        write(form, "PONCE", "3", "LIMIT", "9.90");

        Document placed = posts(form);
        Document again = posts(form);

        assertEquals("working", outcome(placed, "#answer"));
        assertEquals("working", outcome(again, "#answer"));
        assertEquals(1, orders(again, "PONCE"));
        assertEquals("PONCE", placed.select("#ticket-symbol").val());
        assertEquals("", placed.select("#ticket-quantity").val());
        assertNotEquals(form.get("ticket"), form(placed, "#ticket-form").get("ticket"));
    }

    @Test
    void leavesARefusedFormAsItWasWritten() throws IOException {
        priced("PBAD", "10");
        Map<String, String> form = form(desk("/?symbol=PBAD&side=SELL"), "#ticket-form");
        assertEquals("SELL", form.get("side"));
        write(form, "PBAD", "1,00", "LIMIT", "x\"y");

        Document refused = posts(form);

        assertEquals("refused", outcome(refused, "#answer"));
        assertTrue(refused.select("#answer li[data-field=limitPrice]").text().contains("x\"y"));
        assertEquals("1,00", refused.select("#ticket-quantity").val());
        assertEquals("x\"y", refused.select("#ticket-limit").val());
        Map<String, String> better = form(refused, "#ticket-form");
        better.put("side", "BUY");
        write(better, "PBAD", "1", "LIMIT", "9.90");
        assertEquals("working", outcome(posts(better), "#answer"));
    }

    @Test
    void asksAboutAnUnusualOrderAndPlacesItAnyway() throws IOException {
        priced("PODD", "100");
        Map<String, String> form = form(desk("/"), "#ticket-form");
        write(form, "PODD", "1", "LIMIT", "90");

        Document asked = posts(form);
        assertEquals("asked", outcome(asked, "#answer"));
        Element anyway = asked.select("#answer button.anyway").first();
        assertEquals("ticket-form", anyway.attr("form"));
        Map<String, String> again = form(asked, "#ticket-form");
        again.put(anyway.attr("name"), anyway.val());

        assertEquals("working", outcome(posts(again), "#answer"));
    }

    @Test
    void holdsAnOrderAgainstTheQuoteThatThePageShowedOfItsSymbol() throws IOException {
        priced("PSEEN", "10");
        priced("POTHER", "10");
        Document page = desk("/?symbol=PSEEN");
        assertTrue(page.select(".chosen").text().contains("PSEEN last 10.00, bid 10.00, ask 10.00"));
        Map<String, String> form = form(page, "#ticket-form");
        Map<String, String> other = form(desk("/?symbol=PSEEN"), "#ticket-form");
        trades("PSEEN", "10.4");
        trades("POTHER", "10.4");
        write(form, "PSEEN", "1", "MARKET", "");
        write(other, "POTHER", "1", "MARKET", "");

        Document moved = posts(form);
        assertEquals("refused", outcome(moved, "#answer"));
        assertTrue(moved.select("#answer").text().contains("the last price was 10.00 on your page and is 10.40 now"));
        assertEquals("filled", outcome(posts(other), "#answer"));
    }

    @Test
    void replacesAndCancelsAnOpenOrder() throws IOException {
        priced("POPEN", "10");
        Map<String, String> form = form(desk("/"), "#ticket-form");
        write(form, "POPEN", "5", "LIMIT", "9.90");
        String order = posts(form).select("#open-rows tr[data-symbol=POPEN]").attr("data-order");
        assertEquals("hidden", desk("/").select("#replace-form").attr("hidden"));

        Map<String, String> change = form(desk("/?replace=" + order), "#replace-form");
        assertEquals("5", change.get("quantity"));
        assertEquals("9.90", change.get("limitPrice"));
        change.put("quantity", "many");
        Document refused = posts(change);
        assertEquals("refused", outcome(refused, "#change-answer"));
        change = form(refused, "#replace-form");
        assertEquals("many", change.get("quantity"));
        change.put("quantity", "7");
        Document replaced = posts(change);
        assertEquals("replaced", outcome(replaced, "#change-answer"));
        assertEquals("hidden", replaced.select("#replace-form").attr("hidden"));
        assertEquals("7", replaced.select("#w-" + order).attr("data-quantity"));

        Map<String, String> cancel = form(replaced, "#cancel-form");
        cancel.put("orderId", order);
        Document cancelled = posts(cancel);
        assertEquals("canceled", outcome(cancelled, "#change-answer"));
        assertEquals(0, cancelled.select("#w-" + order).size());
    }

    @Test
    void aReplacementThatWasRefusedAsStaleStaysSo() throws IOException {
        priced("PSTALE", "10");
        Map<String, String> form = form(desk("/"), "#ticket-form");
        write(form, "PSTALE", "5", "LIMIT", "9.90");
        String order = posts(form).select("#open-rows tr[data-symbol=PSTALE]").attr("data-order");
        Map<String, String> stale = form(desk("/?replace=" + order), "#replace-form");
        Map<String, String> newer = form(desk("/?replace=" + order), "#replace-form");
        newer.put("quantity", "7");
        assertEquals("replaced", outcome(posts(newer), "#change-answer"));
        stale.put("quantity", "6");

        Document refused = posts(stale);
        assertEquals("cancel-rejected", outcome(refused, "#change-answer"));
        Document again = posts(form(refused, "#replace-form"));

        assertEquals("cancel-rejected", outcome(again, "#change-answer"));
        assertEquals("7", again.select("#w-" + order).attr("data-quantity"));
    }

    @Test
    void setsAnAlert() throws IOException {
        priced("PALERT", "10");
        Map<String, String> form = form(desk("/"), "#alert-form");
        form.putAll(Map.of("symbol", "PALERT", "condition", "PRICE_ABOVE", "level", "nothing"));
        Document refused = posts(form);
        assertEquals("refused", outcome(refused, "#alert-answer"));
        assertEquals("nothing", refused.select("#alert-level").val());

        form.put("level", "11");
        Document set = posts(form);
        assertEquals("alert-set", outcome(set, "#alert-answer"));
        assertEquals(1, set.select("#alerts li:contains(PALERT)").size());
    }

    @Test
    void takesNoFormOfAnotherSiteNorOfAnotherLogin() throws IOException {
        priced("PFORGED", "10");
        Map<String, String> form = form(desk("/"), "#ticket-form");
        write(form, "PFORGED", "1", "LIMIT", "9.90");
        Map<String, String> without = new LinkedHashMap<>(form);
        without.remove("formToken");
        Visitor alice = Visitor.loggedIn(server.getPort(), "alice");

        assertEquals(403, carol.post("/orders", without).statusCode());
        assertEquals(403, alice.post("/orders", form).statusCode());
        assertEquals(303, new Visitor(server.getPort()).post("/orders", form).statusCode());
        assertEquals(0, orders(desk("/"), "PFORGED"));
    }

    private void priced(String symbol, String price) {
        Prices.put(TestBroker.bootstrapServers(), market, price, symbol);
    }

    private void trades(String symbol, String price) {
        Prices.move(TestBroker.bootstrapServers(), market, symbol, price);
    }

    private Document desk(String path) throws IOException {
        return Jsoup.parse(carol.page(path));
    }

    /** As long as the engine begins an order is only received: then the form is sent again, as by a reload. */
    private Document posts(Map<String, String> form) throws IOException {
        Document page = post(form);
        for (int again = 0; again < MOST_RELOADS && outcome(page, "#answer").equals("received"); again++) {
            page = post(form);
        }
        return page;
    }

    private Document post(Map<String, String> form) throws IOException {
        HttpResponse<String> answer = carol.post("/orders", form);
        assertEquals(200, answer.statusCode(), answer.body());
        return Jsoup.parse(answer.body());
    }

    /** What a browser would send. */
    private static Map<String, String> form(Document page, String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : page.select(form).select("input[name], select[name]")) {
            boolean isChosen = !field.attr("type").equals("radio") || field.hasAttr("checked");
            String value = field.is("select") ? chosen(field) : field.val();
            if (isChosen && !(value.isEmpty() && fields.containsKey(field.attr("name")))) {
                fields.put(field.attr("name"), value);
            }
        }
        return fields;
    }

    private static String chosen(Element select) {
        Element chosen = select.selectFirst("option[selected]");
        return chosen == null ? select.selectFirst("option").val() : chosen.val();
    }

    private static void write(Map<String, String> form, String symbol, String quantity, String type, String limit) {
        form.putAll(Map.of("symbol", symbol, "quantity", quantity, "type", type, "limitPrice", limit));
        form.put("timeInForce", type.equals("MARKET") ? "IOC" : "DAY");
    }

    private static String outcome(Document page, String answer) {
        return page.select(answer + " [data-outcome]").attr("data-outcome");
    }

    private static int orders(Document page, String symbol) {
        return page.select("#blotter tr:has(th:contains(" + symbol + "))").size();
    }
}
