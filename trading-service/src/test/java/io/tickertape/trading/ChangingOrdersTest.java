package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.trading.market.Market;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What bob's pages show of his orders cannot mislead him, and a change that comes late changes nothing unseen. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangingOrdersTest implements TestPropertyProvider {
    private static final Pattern AS_OF =
            Pattern.compile("id=\"cancel-all-report\" name=\"report\" value=\"(\\d+)\" hx-swap-oob");

    @Inject
    EmbeddedServer server;

    @Inject
    Market market;

    private TraderPage bob;

    @Override
    public Map<String, String> getProperties() {
        return Map.of("kafka.bootstrap.servers", TestBroker.bootstrapServers());
    }

    @BeforeEach
    void openThePage() throws Exception {
        bob = TraderPage.open(server.getPort(), "bob");
        bob.awaits("id=\"blotter\"", "id=\"ticket-id\"");
    }

    @AfterEach
    void closeThePage() {
        bob.close();
    }

    @Test
    void refusesAReplacementThatWasHeldUpAndSaysWhatStands() throws Exception {
        put("HELDUP", "{\"price\":\"10.06\"}");
        bob.buys("10", "HELDUP", "10.05");
        Matcher row = row("HELDUP", "10");
        try (TraderPage tab = TraderPage.open(server.getPort(), "bob")) {
            tab.awaits("id=\"blotter\"");
            tab.send(replacement(row, "20", "10.04"));
            tab.awaits("data-outcome=\"replaced\"", "Buy 20 HELDUP limit 10.04 day");
        }
        bob.send(replacement(row, "15", "10.03"));

        bob.awaits(
                "data-outcome=\"cancel-rejected\"",
                "<b>not changed</b> <span>Buy 20 HELDUP limit 10.04 day: the order " + row.group("order")
                        + " was replaced meanwhile: 20 at 10.04, DAY; nothing was changed</span>");
        bob.send(replacement(row, "15", "10.03")
                .replace("\"report\":\"" + row.group("report") + "\"", "\"report\":\"\""));
        bob.awaits("data-outcome=\"replaced\"", "Buy 15 HELDUP limit 10.03 day");
    }

    @Test
    void cancelsAllThatThePageShowedAndNothingElse() throws Exception {
        put("SHOWN", "{\"price\":\"10.06\"}");
        String shown = bob.buys("10", "SHOWN", "10.05");
        Matcher asOf = AS_OF.matcher(bob.awaits("#open-rows", "SHOWN", "cancel-all-report"));
        assertTrue(asOf.find());
        String later = bob.buys("11", "SHOWN", "10.05");
        Matcher laterRow = row("SHOWN", "11");
        bob.send(TraderPage.json(Map.of("action", "cancel-all", "report", asOf.group(1))));
        bob.awaits("<tr id=\"o-" + shown + "\"", "data-state=\"cancelled\"");
        bob.send(TraderPage.json(Map.of("action", "cancel", "orderId", laterRow.group("order"))));

        bob.awaits("data-outcome=\"canceled\"", "Buy 11 SHOWN limit 10.05 day", later);
    }

    @Test
    void saysWhatHoldsAStopBackAndWhenItWasPassedOver() throws Exception {
        put("STEEP", "{\"price\":\"100\"}");
        bob.buys("1", "STEEP", "100");
        bob.awaits("data-outcome=\"filled\"", "1 bought at 100.00");
        Map<String, String> stop = new HashMap<>(
                Map.of("action", "order", "side", "SELL", "symbol", "STEEP", "quantity", "1", "timeInForce", "DAY"));
        stop.put("ticket", bob.ticket());
        stop.put("type", "STOP");
        stop.put("stopPrice", "97");
        bob.send(TraderPage.json(stop));
        bob.awaits("#open-rows", "<em>not below 92.15</em>");
        put("STEEP", "{\"price\":\"90\"}");

        bob.awaits("data-kind=\"passed-over\"", "<b>passed over</b>", "passed over at 90.00", ": not below 92.15");
    }

    @Test
    void saysWhatAPartFilledOrderGotAndAtWhichPrice() throws Exception {
        put("PART", "{\"price\":\"20\",\"size\":\"7\"}");
        bob.send(TraderPage.order(bob.ticket(), "PART", "10", "20").replace("\"DAY\"", "\"IOC\""));

        bob.awaits(
                "data-outcome=\"cancelled\"",
                "<span class=\"why\">7 of 10 bought at 20.00, the rest cancelled; no more of it could be filled at once");
    }

    @Test
    void showsEveryDigitOfATinyPrice() throws Exception {
        put("TINY", "{\"price\":\"0.00001235\"}");
        bob.buys("1000000", "TINY", "0.00001235");

        bob.awaits("data-outcome=\"filled\"", "1,000,000 bought at 0.00001235");
        bob.sees("data-symbol=\"TINY\"", "<td>1,000,000<td>", "<td>0.00001235<td>12.35<td");
    }

    @Test
    void saysUntilWhenAnOrderForTheDayStands() throws Exception {
        put("DAILY", "{\"price\":\"10.06\"}");
        try (TraderPage tab = TraderPage.open(server.getPort(), "bob")) {
            tab.awaits("<p id=\"ticket-day\" class=\"day\" hx-swap-oob=\"true\">Day, until 21:00 UTC (to");
        }
        bob.buys("10", "DAILY", "10.05");

        bob.awaits("data-outcome=\"working\"", "Buy 10 DAILY limit 10.05 day, until 21:00 UTC (to");
        bob.sees("#open-rows", "DAILY", "<td>Day, until 21:00 UTC (to");
    }

    @Test
    void keepsSymbolsAndLongSequencesAsTextInTheHistory() throws Exception {
        put("MAR1", "{\"price\":\"10.06\"}");
        String order = bob.orderOf(bob.ticket());
        bob.send(TraderPage.order(bob.ticket(), "MAR1", "10", "10.05")
                .replace("}", ",\"quotePrice\":\"10.06\",\"quoteSequence\":\"1234567890123456\"}"));
        bob.awaits("data-outcome=\"working\"", order);
        List<Map<String, String>> rows = CsvFile.read(
                Visitor.loggedIn(server.getPort(), "bob").get("/blotter.csv").body());
        Map<String, String> row = rows.get(rows.size() - 1);

        assertEquals("'MAR1", row.get("Symbol"));
        assertEquals("'1234567890123456", row.get("Seen sequence"));
        assertFalse(String.valueOf(row.get("Order")).startsWith("'"));
    }

    private void put(String symbol, String tick) {
        Prices.putTick(TestBroker.bootstrapServers(), market, symbol, tick);
    }

    /** The row of an open order that the page does not have yet. */
    private Matcher row(String symbol, String quantity) throws InterruptedException {
        Pattern shown = Pattern.compile("data-order=\"(?<order>[0-9-]+)\" data-symbol=\"" + symbol
                + "\" data-quantity=\"" + quantity
                + "\" data-limit=\"10.05\" data-report=\"(?<report>\\d+)\"[^>]*><th scope=\"row\"><a [^>]*>" + symbol);
        Matcher row = shown.matcher(bob.awaits("#open-rows", ">" + symbol + "<", "data-quantity=\"" + quantity));
        assertTrue(row.find());
        return row;
    }

    private static String replacement(Matcher row, String quantity, String limit) {
        return TraderPage.json(Map.of(
                "action",
                "replace",
                "orderId",
                row.group("order"),
                "report",
                row.group("report"),
                "quantity",
                quantity,
                "limitPrice",
                limit));
    }
}
