package io.tickertape.trading;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.trading.market.Market;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemovedSymbolTest implements TestPropertyProvider {
    private static final String TAKEN_OFF =
            ">LEAVES</a><em>taken off the feed: nothing fills it until it ticks again</em><td";

    @Inject
    EmbeddedServer server;

    @Inject
    Market market;

    @Override
    public Map<String, String> getProperties() {
        return Map.of("kafka.bootstrap.servers", TestBroker.bootstrapServers());
    }

    @Test
    void tellsEveryPageThatAnOpenOrdersSymbolWasTakenOffAndThatItTicksAgain() throws Exception {
        Prices.put(TestBroker.bootstrapServers(), market, "10.06", "LEAVES");
        try (Prices prices = Prices.on(TestBroker.bootstrapServers());
                TraderPage alice = TraderPage.open(server.getPort(), "alice");
                TraderPage tab = TraderPage.open(server.getPort(), "alice")) {
            alice.awaits("id=\"ticket-id\"");
            tab.awaits("id=\"ticket-id\"");
            alice.buys("100", "LEAVES", "10.05");
            String row = ">LEAVES</a><td";
            alice.awaits("<tbody hx-swap-oob=\"afterbegin:#open-rows\">", row);
            tab.awaits("<tbody hx-swap-oob=\"afterbegin:#open-rows\">", row);

            prices.takeOff("LEAVES");
            alice.awaits("hx-swap-oob=\"true\" data-order=", TAKEN_OFF);
            tab.awaits("hx-swap-oob=\"true\" data-order=", TAKEN_OFF);
            try (TraderPage reloaded = TraderPage.open(server.getPort(), "alice")) {
                reloaded.awaits("<tbody id=\"open-rows\"", TAKEN_OFF);
            }

            prices.put("LEAVES", "{\"price\":\"10.06\"}");
            alice.awaits("hx-swap-oob=\"true\" data-order=", row);
            prices.put("LEAVES", "{\"price\":\"10.04\"}");
            alice.awaits("data-state=\"filled\"", "LEAVES");
        }
    }
}
