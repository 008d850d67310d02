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
class OldTicketTest implements TestPropertyProvider {
    @Inject
    EmbeddedServer server;

    @Inject
    Market market;

    @Override
    public Map<String, String> getProperties() {
        return Map.of(
                "kafka.bootstrap.servers", TestBroker.bootstrapServers(), "tickertape.blotter.orders-per-account", "1");
    }

    @Test
    void doesNotSayThatNothingWasPlacedWhereOrdersHadToMakeRoom() throws Exception {
        Prices.put(TestBroker.bootstrapServers(), market, "1.01", "AGED");
        try (TraderPage alice = TraderPage.open(server.getPort())) {
            alice.awaits("id=\"blotter\"", "id=\"ticket-id\"");
            String another = "0".repeat(16) + alice.ticket().substring(16);
            for (String quantity : new String[] {"1", "2"}) {
                alice.awaits("data-outcome=\"received\"", alice.buys(quantity, "AGED", "1"));
            }

            alice.send(TraderPage.json(Map.of("action", "heartbeat", "ticket", another)));

            alice.awaits("data-outcome=\"not-shown\" data-order=\"" + alice.orderOf(another) + "\"");
        }
    }
}
