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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Carol's alerts, over her sockets and a real Kafka. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertsOnPagesTest implements TestPropertyProvider {
    private static final String BELOW =
            "{\"action\":\"alert\",\"symbol\":\"%s\",\"condition\":\"PRICE_BELOW\",\"level\":\"%s\"}";

    @Inject
    EmbeddedServer server;

    @Inject
    Market market;

    @Override
    public Map<String, String> getProperties() {
        return Map.of("kafka.bootstrap.servers", TestBroker.bootstrapServers());
    }

    @Test
    void tellsEveryPageOfTheAccountAndEachThatIsOpenedLaterUntilItIsDismissed() throws Exception {
        price("TOLD", "10.00");
        try (TraderPage one = carol();
                TraderPage other = carol()) {
            one.send(BELOW.formatted("TOLD", "9.50"));
            one.awaits("innerHTML:#alert-answer", "data-outcome=\"alert-set\"", "TOLD at or below 9.50");
            String set = other.awaits("<ol id=\"alerts\"", "TOLD at or below 9.50");
            assertFalse(set.contains("TOLD is at"), set);
            price("TOLD", "9.40");
            String id = id(one.awaits("<ol id=\"notices\"", "TOLD is at 9.40: at or below 9.50"));
            other.awaits("<ol id=\"notices\"", "data-alert=\"" + id + "\"", "TOLD is at 9.40: at or below 9.50");
            price("TOLD", "9.30");
            try (TraderPage later = carol()) {
                String shown = String.join("", later.messages);
                assertTrue(shown.contains("data-alert=\"" + id + "\""), shown);
                assertTrue(shown.contains("TOLD is at 9.40: at or below 9.50"), shown);
            }
            String page = Visitor.loggedIn(server.getPort(), "carol").get("/").body();
            assertTrue(page.contains("TOLD is at 9.40: at or below 9.50"), page);
            String trades =
                    Visitor.loggedIn(server.getPort(), "carol").get("/trades").body();
            assertTrue(trades.contains("TOLD is at 9.40: at or below 9.50"), trades);

            other.send("{\"action\":\"alert-remove\",\"alertId\":\"" + id + "\"}");
            other.awaits("data-outcome=\"alert-removed\"");
            String gone = one.awaits("<ol id=\"notices\"");
            assertFalse(gone.contains("data-alert=\"" + id + "\""), gone);
            assertEquals(
                    1,
                    one.messages.stream()
                            .filter(message -> message.contains("<b>alert</b>"))
                            .count());
        }
    }

    @Test
    void saysWhyAnAlertIsRefused() throws Exception {
        try (TraderPage carol = carol()) {
            carol.send(BELOW.formatted("UNKNOWN", "9.50"));
            carol.awaits("innerHTML:#alert-answer", "alert refused", "there is no price of UNKNOWN");
            carol.send(BELOW.formatted("TOLD", "9,50"));
            carol.awaits(
                    "innerHTML:#alert-answer",
                    "the alerts stand as they were",
                    "id=\"alert-answer-0\" data-field=\"level\"",
                    "<b>Price or percent</b>");
        }
    }

    private TraderPage carol() throws Exception {
        TraderPage page = TraderPage.open(server.getPort(), "carol");
        page.awaits("id=\"blotter\"", "id=\"ticket-id\"", "journal live");
        return page;
    }

    private void price(String symbol, String price) {
        Prices.putTick(TestBroker.bootstrapServers(), market, symbol, "{\"price\":\"" + price + "\"}");
    }

    private static String id(String html) {
        Matcher id =
                Pattern.compile("data-alert=\"(\\d+-\\d+)\"").matcher(html.substring(html.indexOf("id=\"notices\"")));
        assertTrue(id.find(), html);
        return id.group(1);
    }
}
