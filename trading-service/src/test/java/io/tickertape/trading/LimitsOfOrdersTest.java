package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.market.Market;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** No order that a trader sends by a socket, new or replaced, passes a limit by the way it came. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsOfOrdersTest implements TestPropertyProvider {
    private static final Pattern OPEN = Pattern.compile("<tr id=\"w-(\\d+-\\d+)\"");

    @Inject
    EmbeddedServer server;

    @Inject
    Market market;

    private Prices prices;
    private TraderPage alice;

    @Override
    public Map<String, String> getProperties() {
        return Map.of(
                "kafka.bootstrap.servers",
                TestBroker.bootstrapServers(),
                "tickertape.feed.prices",
                "limits-prices",
                "tickertape.feed.instruments",
                "limits-instruments",
                "tickertape.risk.quote-age",
                "60s",
                "tickertape.engine.instance",
                "limits-test",
                "tickertape.engine.state-directory",
                "target/state/" + UUID.randomUUID());
    }

    @BeforeEach
    void openThePage() throws Exception {
        prices = Prices.on(TestBroker.bootstrapServers(), "limits-prices", "limits-instruments");
        alice = TraderPage.open(server.getPort());
        alice.awaits("id=\"blotter\"", "id=\"ticket-id\"", "id=\"journal\"");
    }

    @AfterEach
    void closeThePage() {
        alice.close();
        prices.close();
    }

    @Test
    void holdsAReplacementToTheLimitsOfANewOrder() throws Exception {
        trades("REST", "{\"minPriceIncrement\":\"0.05\",\"lotSize\":10}", "{\"price\":\"100\"}");
        String order = rests("REST", Map.of("type", "LIMIT", "quantity", "10", "limitPrice", "99.00"));

        replaces(order, "15", "limitPrice", "98.93");
        alice.awaits(
                "#change-answer",
                "data-outcome=\"refused\"",
                "data-code=\"risk.lot-size\" data-nearest-quantity=\"10\" data-nearest-limit=\"98.95\"",
                "data-code=\"risk.price-increment\"");
        replaces(order, "15", "limitPrice", "500.00");
        alice.awaits("#change-answer", "data-outcome=\"refused\"", "data-code=\"risk.price-collar\"");
        replaces(order, "20", "limitPrice", "94.00");
        alice.awaits(
                "#change-answer",
                "data-outcome=\"asked\"",
                "Replace it anyway?",
                "data-code=\"risk.price-distance\" data-soft=\"true\"");
        replaces(order, "20", "stopPrice", "94.00", "limitPrice", "99.00");
        alice.awaits("#change-answer", "data-field=\"stopPrice\"", "a LIMIT order has no stop price");
        replaces(order, "20", "limitPrice", "");
        alice.awaits("#change-answer", "data-field=\"limitPrice\"", "a LIMIT order needs its limit price");
        replaces("0-999999", "20", "limitPrice", "99.00");
        alice.awaits("#change-answer", "data-code=\"gateway.not-open\"");
        assertEquals(0, replacements(order));

        replaces(order, "20", "limitPrice", "94.00", "placeAnyway", "true", "timeInForce", "GTC");
        alice.awaits("#change-answer", "data-outcome=\"replaced\"");
        assertEquals(1, replacements(order));
    }

    @Test
    void refusesAReplacementWhileTheInstrumentIsHalted() throws Exception {
        trades("HALT", "{\"lotSize\":1}", "{\"price\":\"100\"}");
        String order = rests("HALT", Map.of("type", "LIMIT", "quantity", "10", "limitPrice", "99.00"));
        prices.instrument("HALT", "{\"status\":\"HALTED\"}");
        Prices.await(() -> {
            Instrument instrument = market.instrument(new Symbol("HALT"));
            return instrument != null && instrument.isHalted();
        });

        replaces(order, "20", "limitPrice", "99.00");
        alice.awaits("#change-answer", "data-outcome=\"refused\"", "data-code=\"risk.halted\"", "HALT is halted");
        assertEquals(0, replacements(order));
    }

    @Test
    void replacesTheStopPriceOfAStopOrder() throws Exception {
        trades("WAIT", "{\"lotSize\":1}", "{\"price\":\"100\"}");
        String order = rests("WAIT", Map.of("type", "STOP", "quantity", "10", "stopPrice", "104"));

        replaces(order, "10", "stopPrice", "99");
        alice.awaits("#change-answer", "data-outcome=\"asked\"", "data-code=\"risk.stop-met\"");
        replaces(order, "10", "stopPrice", "103");
        alice.awaits("#change-answer", "data-outcome=\"replaced\"");
        alice.sees("<tr id=\"w-" + order + "\"", "103.00");
    }

    @Test
    void refusesAMarketOrderWhoseSideIsFarFromTheLastPrice() throws Exception {
        trades("THIN", "{\"lotSize\":1}", "{\"price\":\"10\",\"bid\":\"0.01\",\"ask\":\"90\"}");
        Map<String, String> seen = Map.of("symbol", "THIN", "type", "MARKET", "quantity", "10", "quotePrice", "10");

        String order = sends(seen);
        alice.awaits("data-outcome=\"refused\"", order, "data-code=\"risk.price-collar\"", "90.00 is 800 %");
        order = sends(with(seen, "side", "SELL"));
        alice.awaits("data-outcome=\"refused\"", order, "data-code=\"risk.price-collar\"", "0.01 is 99.9 %");
    }

    @Test
    void holdsTheAskThatThePageShowedToTheTolerance() throws Exception {
        trades("SEEN", "{\"lotSize\":1}", "{\"price\":\"10\",\"ask\":\"10.30\"}");
        Map<String, String> order = Map.of("symbol", "SEEN", "type", "MARKET", "quantity", "10", "quotePrice", "10");

        String moved = sends(with(order, "quoteAsk", "10.10"));
        alice.awaits("data-outcome=\"refused\"", moved, "data-code=\"risk.price-moved\"", "the ask was 10.10");
        String bought = sends(with(order, "quoteAsk", "10.30"));
        alice.awaits("<tr id=\"o-" + bought + "\"", "data-state=\"filled\"");
        String journaled =
                OrdersLog.ordersWith(TestBroker.bootstrapServers(), bought).get(0);
        assertTrue(journaled.contains("\"quotePrice\":\"10.00\",\"quoteAsk\":\"10.30\""), journaled);
    }

    @Test
    void asksAboutAStopThatIsMetAlready() throws Exception {
        trades("STOP", "{\"lotSize\":1}", "{\"price\":\"104\"}");
        Map<String, String> stop = Map.of("symbol", "STOP", "type", "STOP", "quantity", "5", "stopPrice", "101");

        String asked = sends(stop);
        alice.awaits("data-outcome=\"asked\"", asked, "data-code=\"risk.stop-met\"", "would trade at once, near 104");
        String moved = sends(with(with(stop, "quotePrice", "100"), "placeAnyway", "true"));
        alice.awaits("data-outcome=\"refused\"", moved, "data-code=\"risk.price-moved\"");
        String meant = sends(with(stop, "placeAnyway", "true"));
        alice.awaits("<tr id=\"o-" + meant + "\"", "data-state=\"filled\"");
    }

    @Test
    void sellsAllThatIsLeftThoughItIsNoWholeLot() throws Exception {
        trades("ODD", "{\"lotSize\":1}", "{\"price\":\"10\"}");
        Map<String, String> order = Map.of("symbol", "ODD", "type", "MARKET", "quantity", "7");
        String bought = sends(order);
        alice.awaits("<tr id=\"o-" + bought + "\"", "data-state=\"filled\"");
        prices.instrument("ODD", "{\"lotSize\":10}");
        Prices.await(() -> {
            Instrument instrument = market.instrument(new Symbol("ODD"));
            return instrument != null && instrument.lotSize() == 10;
        });
        // Each tick fills an account once.
        trades("ODD", "{\"lotSize\":10}", "{\"price\":\"10.01\"}");

        String fewer = sends(with(with(order, "side", "SELL"), "quantity", "3"));
        alice.awaits("data-outcome=\"refused\"", fewer, "data-code=\"risk.lot-size\" data-nearest-quantity=\"7\"");
        String all = sends(with(order, "side", "SELL"));
        alice.awaits("<tr id=\"o-" + all + "\"", "data-state=\"filled\"");
    }

    @Test
    void saysWhatAnOrderWouldDoBeforeItIsSent() throws Exception {
        trades("FORE", "{\"lotSize\":10,\"minPriceIncrement\":\"0.05\"}", "{\"price\":\"100\",\"ask\":\"100.10\"}");
        Map<String, String> order = Map.of("symbol", "FORE", "side", "BUY", "type", "MARKET", "timeInForce", "DAY");

        previews(with(with(order, "quantity", "1"), "typed", "1"));
        alice.awaits("id=\"ticket-preview\"", "data-typed=\"1\"", "data-verdict=\"refuses\"", "Use 10");
        previews(with(with(order, "quantity", ""), "typed", "2"));
        String half =
                alice.awaits("id=\"ticket-preview\"", "data-typed=\"2\"", "data-verdict=\"typing\"", "data-lot=\"10\"");
        assertFalse(half.contains("<li"), half);
        previews(with(with(order, "quantity", "10"), "typed", "3"));
        alice.awaits(
                "data-typed=\"3\"",
                "data-verdict=\"passes\"",
                "about 1,001.00, at most 1,050.00",
                "Would trade at once at 100.10.");
        // A price that moves is followed without a question.
        trades("FORE", "{\"lotSize\":10}", "{\"price\":\"101\",\"ask\":\"101.10\"}");
        alice.awaits("data-typed=\"3\"", "about 1,011.00, at most 1,060.50");

        String resting = rests("FORE", Map.of("type", "LIMIT", "quantity", "10", "limitPrice", "99.00"));
        previews(Map.of("orderId", resting, "quantity", "20", "limitPrice", "99.00", "typed", "4"));
        alice.awaits(
                "id=\"replace-preview\"", "data-typed=\"4\"", "data-verdict=\"passes\"", "1,980.00", "Would wait.");
        assertEquals(0, replacements(resting));
    }

    private void previews(Map<String, String> fields) {
        alice.send(TraderPage.json(with(fields, "action", "preview")));
    }

    /** Puts what is known of a symbol on the topics, and waits until the service has it. */
    private void trades(String symbol, String instrument, String tick) {
        prices.instrument(symbol, instrument);
        prices.put(symbol, tick);
        String price = tick.replaceAll(".*\"price\":\"([^\"]+)\".*", "$1");
        Prices.await(() -> {
            Tick latest = market.latest(new Symbol(symbol));
            return market.instrument(new Symbol(symbol)) != null
                    && latest != null
                    && latest.price().equals(Ticks.price(price));
        });
    }

    /** Buys for the day unless it says otherwise; returns the clientOrderId. */
    private String sends(Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(Map.of("action", "order", "side", "BUY", "timeInForce", "DAY"));
        form.putAll(fields);
        form.put("ticket", alice.ticket());
        alice.send(TraderPage.json(form));
        return alice.orderOf(alice.ticket());
    }

    /** Returns the orderId of an order that is open by then. */
    private String rests(String symbol, Map<String, String> fields) throws InterruptedException {
        sends(with(fields, "symbol", symbol));
        Matcher row = OPEN.matcher(alice.awaits("<tr id=\"w-", symbol));
        assertTrue(row.find());
        return row.group(1);
    }

    private void replaces(String orderId, String quantity, String... fields) {
        Map<String, String> form = new HashMap<>(Map.of("action", "replace", "orderId", orderId, "quantity", quantity));
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        alice.send(TraderPage.json(form));
    }

    private static long replacements(String orderId) {
        return OrdersLog.ordersWith(TestBroker.bootstrapServers(), "\"orderId\":\"" + orderId + "\"").stream()
                .filter(line -> line.contains("\"action\":\"replace\""))
                .count();
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }
}
