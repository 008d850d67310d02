package io.tickertape.trading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.trading.market.Market;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlacingOrdersTest implements TestPropertyProvider {
    @Inject
    EmbeddedServer server;

    @Inject
    Market market;

    private static final int ROUNDS = 12;

    private TraderPage alice;

    @Override
    public Map<String, String> getProperties() {
        return Map.of("kafka.bootstrap.servers", TestBroker.bootstrapServers(), "tickertape.gateway.ping", "50ms");
    }

    @BeforeAll
    void putPrices() {
        // A little above what is bid, so that nothing is filled.
        Prices.put(TestBroker.bootstrapServers(), market, "10.06", "ACME");
        Prices.put(TestBroker.bootstrapServers(), market, "1.01", "TABS", "FIXED", "ONCE", "LOST", "FAR");
    }

    @BeforeEach
    void openThePage() throws Exception {
        alice = TraderPage.open(server.getPort());
        alice.awaits("id=\"blotter\"", "id=\"ticket-id\"", "id=\"journal\"");
    }

    @AfterEach
    void closeThePage() {
        alice.close();
    }

    @Test
    void findsAConfirmedOrderOnTheJournal() throws Exception {
        String order = alice.buys("100", "acme", "10.05");
        String confirmation = alice.awaits("data-outcome=\"received\"", order);

        assertTrue(confirmation.contains("<tr id=\"o-" + order + "\""), confirmation);
        List<ConsumerRecord<byte[], byte[]>> found = OrdersLog.read(TestBroker.bootstrapServers()).stream()
                .filter(line -> new String(line.value(), UTF_8).contains(order))
                .toList();
        assertEquals(1, found.size());
        assertEquals("alice", new String(found.get(0).key(), UTF_8));
        assertEquals(TimestampType.LOG_APPEND_TIME, found.get(0).timestampType());
        assertTrue(new String(found.get(0).value(), UTF_8)
                .startsWith("{\"action\":\"order\",\"clientOrderId\":\"" + order + "\",\"account\":\"alice\","
                        + "\"symbol\":\"ACME\",\"side\":\"BUY\",\"quantity\":\"100\",\"type\":\"LIMIT\","
                        + "\"limitPrice\":\"10.05\",\"timeInForce\":\"DAY\","));
    }

    @Test
    void showsAnOrderInEveryTabAndAfterAReload() throws Exception {
        try (TraderPage tab = TraderPage.open(server.getPort())) {
            tab.awaits("id=\"blotter\"");
            String order = alice.buys("7", "TABS", "1");

            tab.awaits("<tbody hx-swap-oob=\"afterbegin:#blotter\"><tr id=\"o-" + order + "\"");
            String row = tab.awaits(working(order));
            assertFalse(row.contains("data-outcome"), row);
            try (TraderPage reloaded = TraderPage.open(server.getPort())) {
                reloaded.awaits("id=\"blotter\"", "<tr id=\"o-" + order + "\" data-state=\"working\">");
            }
        }
    }

    @Test
    void refusesABrokenFormFieldByFieldAndJournalsNothing() throws Exception {
        alice.send(TraderPage.order(alice.ticket(), "NO SYMBOL", "-3", "cheap"));
        String refusal = alice.awaits("data-outcome=\"refused\"");

        assertTrue(refusal.contains("data-field=\"symbol\""), refusal);
        assertTrue(refusal.contains("data-field=\"quantity\""), refusal);
        assertTrue(refusal.contains("data-field=\"limitPrice\""), refusal);
        assertEquals(List.of(), OrdersLog.ordersWith(TestBroker.bootstrapServers(), alice.orderOf(alice.ticket())));
        String order = alice.buys("3", "FIXED", "1");
        alice.awaits("data-outcome=\"received\"", order);
    }

    @Test
    void refusesANumberWithSeparatorsAtItsFieldAndOffersTheOneThatWasMeant() throws Exception {
        String ticket = alice.ticket();
        alice.send(TraderPage.order(ticket, "GROUPED", "1 000", "1.00"));
        String refusal = alice.awaits("data-outcome=\"refused\"", alice.orderOf(ticket));

        assertTrue(refusal.contains("which has separators between its digits; write 1000."), refusal);
        assertTrue(refusal.contains("data-quantity=\"1000\""), refusal);
        assertTrue(refusal.contains("Use 1,000 at 1.00"), refusal);
        assertEquals(List.of(), OrdersLog.ordersWith(TestBroker.bootstrapServers(), alice.orderOf(ticket)));
    }

    @Test
    void refusesByNameAFieldThatIsNeitherTextNorNumber() throws Exception {
        String ticket = alice.ticket();
        String form = TraderPage.order(ticket, "LISTED", "1", "1");
        alice.send(form.replace("\"quantity\":\"1\"", "\"quantity\":true"));
        String refusal = alice.awaits("data-outcome=\"refused\"", alice.orderOf(ticket));
        assertTrue(refusal.contains("data-field=\"quantity\""), refusal);
        assertTrue(refusal.contains("it was true; a form"), refusal);

        alice.send("{\"action\":\"cancel\",\"orderId\":[\"0-1\"]}");
        alice.awaits("innerHTML:#change-answer", "data-field=\"orderId\"", "it was a list");
        alice.send("{\"action\":{}}");
        alice.awaits("innerHTML:#answer", "data-field=\"action\"", "it was an object");
    }

    @Test
    void placesOneOrderOnOneTicketHoweverOftenItIsSent() throws Exception {
        String written = TraderPage.order(alice.ticket(), "ONCE", "1", "1");
        String order = alice.orderOf(alice.ticket());
        alice.send(written);
        alice.send(written);
        alice.awaits(working(order));
        alice.awaitsHeartbeat();
        alice.send(written);
        String first = answer(alice.awaits("data-outcome=\"working\"", order));
        try (TraderPage tab = TraderPage.open(server.getPort())) {
            tab.awaits("id=\"blotter\"");
            tab.send(written.replace("ONCE", "TWICE"));
            assertEquals(first, answer(tab.awaits("data-outcome=\"working\"", order)));
        }

        assertEquals(
                1, OrdersLog.ordersWith(TestBroker.bootstrapServers(), order).size());
    }

    @Test
    void refusesForgedAndForeignTicketsAndGivesAFreshOne() throws Exception {
        String mine = alice.ticket();
        String last = mine.endsWith("0") ? "1" : "0";
        Map<String, String> tickets = new HashMap<>();
        tickets.put("", "not on a ticket");
        tickets.put("1", "not on a ticket");
        tickets.put(mine.substring(0, mine.length() - 1) + last, "not issued to this account");
        tickets.put("0".repeat(16) + mine.substring(16), "never reached the desk");
        for (Map.Entry<String, String> ticket : tickets.entrySet()) {
            alice.send(TraderPage.order(ticket.getKey(), "FORGED", "1", "1"));
            alice.awaits("id=\"ticket-id\"", "data-outcome=\"refused\"", ticket.getValue());
        }

        assertNotEquals(mine, alice.ticket());
        assertEquals(List.of(), OrdersLog.ordersWith(TestBroker.bootstrapServers(), "FORGED"));
    }

    @Test
    void withdrawsATicketOfAnotherRunBeforeItSaysThatNothingWasPlaced() throws Exception {
        String mine = alice.ticket();
        String another = "0".repeat(16) + mine.substring(16);

        alice.send(TraderPage.json(Map.of("action", "heartbeat", "ticket", another)));
        alice.awaits("id=\"ticket-id\"", "data-outcome=\"refused\"", "never reached the desk", alice.orderOf(another));
        List<String> journaled = OrdersLog.ordersWith(TestBroker.bootstrapServers(), alice.orderOf(another));
        assertEquals(1, journaled.size());
        assertTrue(journaled.get(0).contains("\"action\":\"withdraw\""), journaled::toString);

        String sentTwice = "1".repeat(16) + mine.substring(16);
        alice.send(TraderPage.order(sentTwice, "TWORUNS", "1", "1"));
        alice.awaits("data-outcome=\"refused\"", "never reached the desk", alice.orderOf(sentTwice));
        journaled = OrdersLog.ordersWith(TestBroker.bootstrapServers(), alice.orderOf(sentTwice));
        assertTrue(journaled.get(0).contains("\"action\":\"withdraw\""), journaled::toString);
    }

    @Test
    void saysWhatBecameOfATicketThatAPageLostSightOf() throws Exception {
        String lost = alice.ticket();
        String placed = alice.buys("1", "LOST", "1");
        alice.awaits("data-outcome=\"received\"", placed);
        String unsent = alice.ticket();

        alice.send(TraderPage.json(Map.of("action", "heartbeat", "ticket", lost)));
        alice.awaits("data-outcome=\"received\"", placed);
        alice.send(TraderPage.json(Map.of("action", "heartbeat", "ticket", unsent)));
        alice.awaits("data-outcome=\"refused\"", "never reached the desk", alice.orderOf(unsent));
        alice.send(TraderPage.order(unsent, "LATE", "1", "1"));
        alice.awaits("data-outcome=\"refused\"", alice.orderOf(unsent));
        assertEquals(List.of(), OrdersLog.ordersWith(TestBroker.bootstrapServers(), "LATE"));
    }

    @Test
    void refusesAnOrderBeyondTheLimitsAndTakesTheNearestOne() throws Exception {
        String ticket = alice.ticket();
        String order = alice.orderOf(ticket);
        alice.send(TraderPage.order(ticket, "FAR", "1", "2"));
        alice.awaits(
                "data-outcome=\"refused\" data-order=\"" + order + "\"",
                "data-code=\"risk.price-collar\" data-nearest-quantity=\"1\" data-nearest-limit=\"1.0605\"");
        assertEquals(List.of(), OrdersLog.ordersWith(TestBroker.bootstrapServers(), order));

        alice.send(TraderPage.order(alice.ticket(), "FAR", "1", "0.90"));
        alice.awaits("data-outcome=\"asked\"", "data-code=\"risk.price-distance\" data-soft=\"true\"");
        String placed = alice.orderOf(alice.ticket());
        alice.send(TraderPage.order(alice.ticket(), "FAR", "1", "0.90").replace("}", ",\"placeAnyway\":\"true\"}"));
        alice.awaits("data-outcome=\"received\"", placed);
        assertEquals(
                1, OrdersLog.ordersWith(TestBroker.bootstrapServers(), placed).size());
    }

    @Test
    void placesNothingOnATicketWhoseOrderWasRefused() throws Exception {
        String refused = alice.ticket();
        String order = alice.orderOf(refused);
        alice.send(TraderPage.order(refused, "FAR", "3", "2"));
        alice.awaits("id=\"ticket-id\"", "data-outcome=\"refused\" data-order=\"" + order + "\"");

        // As if the price had moved meanwhile: the same ticket comes again, and now the order would be taken.
        alice.send(TraderPage.order(refused, "FAR", "3", "1"));

        alice.awaits("id=\"ticket-id\"", "data-outcome=\"refused\" data-order=\"" + order + "\"", "risk.price-collar");
        assertEquals(List.of(), OrdersLog.ordersWith(TestBroker.bootstrapServers(), order));
    }

    @Test
    void tellsBothSocketsThatSendOneTicketAtOnceTheSame() throws Exception {
        try (TraderPage tab = TraderPage.open(server.getPort())) {
            tab.awaits("id=\"ticket-id\"");
            for (int round = 0; round < ROUNDS; round++) {
                String ticket = alice.ticket();
                String order = alice.orderOf(ticket);
                // Every other one is beyond the collar, and refused.
                boolean refused = round % 2 == 1;
                String form = TraderPage.order(ticket, "ONCE", String.valueOf(round + 20), refused ? "2" : "1");
                alice.send(form);
                tab.send(form);

                String last = "data-outcome=\"" + (refused ? "refused" : "working") + "\" data-order=\"" + order + "\"";
                alice.awaits(last);
                tab.awaits(last);
                assertEquals(
                        refused ? 0 : 1,
                        OrdersLog.ordersWith(TestBroker.bootstrapServers(), order)
                                .size());
            }
        }
    }

    @Test
    void tellsAPageThatAskedAboutATicketThatItsOrderWasRejectedAfterwards() throws Exception {
        try (TraderPage tab = TraderPage.open(server.getPort())) {
            tab.awaits("id=\"ticket-id\"");
            for (int round = 0; round < ROUNDS; round++) {
                String ticket = alice.ticket();
                String order = alice.orderOf(ticket);
                // Nobody has so much cash: the journal receives it, and the engine rejects it.
                alice.send(TraderPage.order(ticket, "ONCE", String.valueOf(400_000 + round), "1")
                        .replace("}", ",\"placeAnyway\":\"true\"}"));
                tab.send(TraderPage.json(Map.of("action", "heartbeat", "ticket", ticket)));

                // The ticket may have been taken by the question: then both are told so.
                Pattern last = Pattern.compile("data-outcome=\"(rejected|refused)\" data-order=\"" + order + "\"");
                assertEquals(outcome(last, alice), outcome(last, tab));
            }
        }
    }

    private static String outcome(Pattern last, TraderPage page) throws InterruptedException {
        while (true) {
            Matcher told = last.matcher(page.awaits("data-order=\""));
            if (told.find()) {
                return told.group(1);
            }
        }
    }

    @Test
    void asksWhetherTheSameOrderIsMeantTwice() throws Exception {
        String first = alice.buys("9", "FAR", "1");
        alice.awaits("data-outcome=\"received\"", first);

        String second = alice.buys("9", "FAR", "1");
        alice.awaits("data-outcome=\"asked\"", second, "data-code=\"risk.duplicate\" data-soft=\"true\"");
    }

    @Test
    void sendsTheQuoteThatTheTraderSawAlong() throws Exception {
        String form = TraderPage.order(alice.ticket(), "FAR", "8", "1.01");
        alice.send(form.replace("}", ",\"quotePrice\":\"1.00\",\"quoteSequence\":\"7\"}"));
        alice.awaits("data-outcome=\"refused\"", "data-code=\"risk.price-moved\"", "was 1.00", "is 1.01 now");

        String order = alice.orderOf(alice.ticket());
        alice.send(TraderPage.order(alice.ticket(), "FAR", "8", "1")
                .replace("}", ",\"quotePrice\":\"1.01\",\"quoteSequence\":\"8\"}"));
        alice.awaits("data-outcome=\"received\"", order);
        String journaled =
                OrdersLog.ordersWith(TestBroker.bootstrapServers(), order).get(0);
        assertTrue(journaled.contains("\"quoteSequence\":8,\"quotePrice\":\"1.01\""), journaled);
    }

    @Test
    void keepsTheTopicAsALogWithTheBrokersStamps() throws InterruptedException, ExecutionException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "orders");
        try (Admin admin = OrdersLog.admin(TestBroker.bootstrapServers())) {
            Config config = admin.describeConfigs(List.of(topic))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next();

            assertEquals("delete", config.get("cleanup.policy").value());
            assertEquals("-1", config.get("retention.ms").value());
            assertEquals("LogAppendTime", config.get("message.timestamp.type").value());
        }
    }

    private static String working(String order) {
        return "<tr id=\"o-" + order + "\" hx-swap-oob=\"true\" data-state=\"working\">";
    }

    private static String answer(String message) {
        return message.substring(message.indexOf("<div hx-swap-oob=\"innerHTML:#answer\">"));
    }
}
