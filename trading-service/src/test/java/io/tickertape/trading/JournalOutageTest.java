package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.testbed.kafka.KafkaBroker;
import io.tickertape.trading.market.Market;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalOutageTest {
    private Path data;
    private KafkaBroker broker;
    private int port;

    @BeforeEach
    void startBroker(@TempDir Path directory) {
        data = directory;
        broker = KafkaBroker.start(data, 0);
        port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void saysUnknownWhileTheBrokerIsAwayAndReceivedWhenItIsBackInTime() throws Exception {
        try (EmbeddedServer service = service(Map.of("tickertape.journal.lifetime", "60s"));
                TraderPage alice = openWhenLive(service)) {
            String first = alice.buys("1", "BEFORE", "1");
            alice.awaits("data-outcome=\"received\"", first);
            broker.close();
            String order = alice.buys("1", "DURING", "1");
            alice.awaits("data-outcome=\"unknown\"", order, "no answer from the journal yet; checking");
            assertHealthy(service);
            assertNeverConfirmed(alice, order);

            broker = KafkaBroker.start(data, port);
            alice.awaits("data-outcome=\"received\"", order);
            assertEquals(
                    1, OrdersLog.ordersWith(broker.bootstrapServers(), order).size());
        }
    }

    @Test
    void saysUnknownWhileTheBrokerIsAwayAndNotPlacedWhenItIsBackTooLate() throws Exception {
        try (EmbeddedServer service = service(Map.of("tickertape.journal.lifetime", "2s"));
                TraderPage alice = openWhenLive(service)) {
            String first = alice.buys("1", "BEFORE", "1");
            alice.awaits("data-outcome=\"received\"", first);
            broker.close();
            Instant submitted = Instant.now();
            String order = alice.buys("1", "DURING", "1");
            alice.awaits("data-outcome=\"unknown\"", order);
            assertNeverConfirmed(alice, order);
            awaitThatItIsPast(submitted.plusSeconds(3));

            broker = KafkaBroker.start(data, port);
            String truth = alice.awaits("data-outcome=\"not-placed\"", order);
            assertTrue(truth.contains("nothing was placed"), truth);
            assertNeverConfirmed(alice, order);
            String next = alice.buys("1", "AFTER", "1");
            alice.awaits("data-outcome=\"received\"", next);
        }
    }

    @Test
    void restoresTheBlotterAfterARestartAndRefusesTheOldTickets() throws Exception {
        String order;
        String used;
        String unused;
        try (EmbeddedServer service = service(Map.of());
                TraderPage alice = openWhenLive(service)) {
            used = alice.ticket();
            order = alice.buys("1", "KEPT", "1");
            alice.awaits("data-outcome=\"received\"", order);
            unused = alice.ticket();
        }
        try (EmbeddedServer service = service(Map.of());
                TraderPage alice = openWhenLive(service)) {
            assertTrue(
                    alice.messages.stream().anyMatch(message -> message.contains("<tr id=\"o-" + order + "\"")),
                    alice.messages::toString);
            alice.send(TraderPage.order(used, "KEPT", "1", "1"));
            // The desk may have said more of it by now than that it was received.
            alice.awaits("data-outcome=", "data-order=\"" + order + "\"");
            alice.send(TraderPage.order(unused, "KEPT", "1", "1"));
            alice.awaits("data-outcome=\"refused\"", "never reached the desk");
            assertEquals(
                    1, OrdersLog.ordersWith(broker.bootstrapServers(), "KEPT").size());
        }
    }

    @Test
    void startsBeforeItsBrokerAndTakesOrdersWhenThereAreAJournalAndPrices() throws Exception {
        broker.close();
        try (EmbeddedServer service = service(Map.of("tickertape.journal.lifetime", "60s"));
                TraderPage alice = TraderPage.openWith(
                        service.getPort(),
                        // Of its own: without Kafka nobody knows which earlier logins have ended.
                        Visitor.loggedIn(service.getPort(), "alice").cookieHeader())) {
            alice.awaits("the journal is not reachable");
            assertHealthy(service);
            String order = alice.buys("1", "EARLY", "1");
            alice.awaits("data-outcome=\"refused\"", "risk.symbol", order);

            broker = KafkaBroker.start(data, port);
            Prices.put(
                    broker.bootstrapServers(), service.getApplicationContext().getBean(Market.class), "1.01", "EARLY");
            String again = alice.buys("1", "EARLY", "1");
            alice.awaits("data-outcome=\"received\"", again);
        }
    }

    @Test
    void tellsItsPagesToComeBackWhenItStops() throws Exception {
        TraderPage alice;
        try (EmbeddedServer service = service(Map.of())) {
            alice = openWhenLive(service);
        }
        assertEquals(1012, alice.awaitsClose());
    }

    private static void assertNeverConfirmed(TraderPage page, String order) {
        assertTrue(
                page.messages.stream()
                        .noneMatch(message -> message.contains(
                                "<tr id=\"o-" + order + "\" hx-swap-oob=\"true\" data-state=\"received\">")),
                page.messages::toString);
    }

    /** Here time itself is what is waited for. */
    private static void awaitThatItIsPast(Instant instant) {
        while (!Instant.now().isAfter(instant)) {
            LockSupport.parkUntil(instant.toEpochMilli() + 1);
        }
    }

    private static void assertHealthy(EmbeddedServer service) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.getPort() + "/health"))
                .timeout(Duration.ofSeconds(2))
                .build();
        HttpResponse<String> health = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, health.statusCode(), health.body());
        for (String part :
                List.of("journal", "engine", "readers", "orders-reader", "prices-reader", "journal-writer")) {
            assertTrue(health.body().contains("\"" + part + "\""), health.body());
        }
    }

    private TraderPage openWhenLive(EmbeddedServer service) throws Exception {
        // A little above what is bid, so that nothing is filled.
        Prices.put(
                broker.bootstrapServers(),
                service.getApplicationContext().getBean(Market.class),
                "1.01",
                "BEFORE",
                "DURING",
                "AFTER",
                "KEPT");
        TraderPage page = TraderPage.open(service.getPort());
        page.awaits("journal live");
        return page;
    }

    private EmbeddedServer service(Map<String, String> options) {
        Map<String, Object> properties = new HashMap<>(options);
        properties.put("kafka.bootstrap.servers", "127.0.0.1:" + port);
        properties.put("tickertape.journal.unknown-after", "300ms");
        properties.put("tickertape.journal.clock-margin", "200ms");
        return ApplicationContext.run(EmbeddedServer.class, properties, "test");
    }
}
