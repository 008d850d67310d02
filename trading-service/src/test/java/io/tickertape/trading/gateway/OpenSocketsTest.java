package io.tickertape.trading.gateway;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.websocket.CloseReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenSocketsTest {
    private final List<String> told = new ArrayList<>();
    private int elsewhere;
    private final OpenSockets sockets = new OpenSockets(
            new GatewayConfiguration(
                    List.of(), Duration.ofMinutes(5), 65_536, 50, 100, 2, 3, 1, 5, 10, 20, Duration.ofSeconds(20)),
            new SocketsElsewhere() {
                @Override
                public int open(String account) {
                    return account.equals("alice") ? elsewhere : 0;
                }

                @Override
                public void tell(String account, int open) {
                    told.add(account + " " + open);
                }
            });

    @Test
    void countsWhatAnAccountHasOpenAtOtherInstancesAndTellsThemWhatItHasHere() {
        elsewhere = 1;
        OpenSockets.Place place = open("alice", "192.0.2.1");
        assertNotNull(sockets.enter("alice", "192.0.2.1").refusal());
        open("bob", "192.0.2.1");
        place.leave();

        assertEquals(List.of("alice 1", "bob 1", "alice 0"), told);
        elsewhere = 2;
        assertNotNull(sockets.enter("alice", "192.0.2.1").refusal());
    }

    @Test
    void refusesOneMoreSocketOfAnAccountWhereverItComesFrom() {
        open("alice", "192.0.2.1");
        open("alice", "192.0.2.2");

        assertEquals(
                new CloseReason(4429, "2 pages of alice are open already: close one, and this one goes on by itself."),
                sockets.enter("alice", "192.0.2.3").refusal());
        open("bob", "192.0.2.3");
    }

    @Test
    void refusesOneMoreSocketOfAnAddressWhoeverIsLoggedInThere() {
        open("alice", "192.0.2.1");
        open("bob", "192.0.2.1");
        open("carol", "192.0.2.1");

        assertEquals(
                "3 pages are open from your address already: close one, and this one goes on by itself.",
                requireNonNull(sockets.enter("dave", "192.0.2.1").refusal()).getReason());
        open("dave", "192.0.2.2");
    }

    @Test
    void hasAPlaceAgainOnceASocketIsClosedAndOnlyOne() {
        OpenSockets.Place first = open("alice", "192.0.2.1");
        open("alice", "192.0.2.1");
        OpenSockets.Place refused = sockets.enter("alice", "192.0.2.1");
        refused.leave();
        assertNotNull(sockets.enter("alice", "192.0.2.1").refusal());

        first.leave();
        first.leave();

        open("alice", "192.0.2.1");
        assertNotNull(sockets.enter("alice", "192.0.2.1").refusal());
    }

    @Test
    void countsTheMessagesOfAllSocketsOfAnAccountTogetherAlsoOfThoseThatAreClosed() {
        OpenSockets.Place one = open("alice", "192.0.2.1");
        OpenSockets.Place two = open("alice", "192.0.2.2");
        long now = System.nanoTime();
        for (int message = 0; message < 5; message++) {
            assertTrue((message % 2 == 0 ? one : two).allowsMessage(now));
        }
        assertFalse(one.allowsMessage(now));
        one.leave();
        two.leave();

        assertFalse(open("alice", "192.0.2.1").allowsMessage(now));
        assertTrue(open("bob", "192.0.2.1").allowsMessage(System.nanoTime()));
    }

    private OpenSockets.Place open(String account, String address) {
        OpenSockets.Place place = sockets.enter(account, address);
        assertNull(place.refusal());
        return place;
    }
}
