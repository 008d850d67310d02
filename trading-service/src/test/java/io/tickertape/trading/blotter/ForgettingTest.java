package io.tickertape.trading.blotter;

import static io.tickertape.trading.Orders.NOON;
import static io.tickertape.trading.journal.JournalListener.NOWHERE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.trading.History;
import io.tickertape.trading.Orders;
import io.tickertape.trading.Silence;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Outcome;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForgettingTest {
    private final Blotter blotter = Silence.blotter(new BlotterConfiguration(10, 10, 5));

    @Test
    void letsThePastGoOfTheAccountInWhichNothingHappenedForTheLongest() {
        over("bob", "b1");
        over("bob", "b2");
        over("carol", "c1");
        over("carol", "c2");
        assertEquals(List.of("c1", "c2"), ids("carol"));
        assertTrue(isWhole("carol"));
        over("bob", "b3");

        over("dave", "d1");

        assertEquals(List.of(), ids("carol"));
        assertEquals(List.of("b1", "b2", "b3"), ids("bob"));
        assertEquals(List.of("d1"), ids("dave"));
        assertFalse(isWhole("carol"));
        assertTrue(isWhole("bob"));
    }

    @Test
    void keepsWhatIsOnItsWay() {
        blotter.outcome(Orders.of("bob", "b1", NOON), Outcome.sending(), NOWHERE);
        blotter.outcome(Orders.of("bob", "b2", NOON), Outcome.received(), NOWHERE);
        over("bob", "b3");

        for (int i = 0; i < 5; i++) {
            over("carol", "c" + i);
        }

        assertEquals(List.of("b1", "b2"), ids("bob"));
    }

    @Test
    void keepsOpenOrdersCashAndPositions() {
        History history = new History().opens();
        history.fills(history.accepts("c1", "2-11"), 100);
        Order open = history.accepts("c2", "2-12");
        history.reports.forEach(blotter::report);
        blotter.announceReports();
        for (int i = 0; i < 5; i++) {
            over("carol", "c" + i);
        }

        AccountView alice = blotter.look("alice");
        assertEquals(List.of(), alice.activity());
        assertEquals(
                List.of("c2"),
                alice.lines().stream().map(BlotterLine::clientOrderId).toList());
        assertEquals(List.of(open), List.copyOf(alice.account().working()));
        assertEquals(new BigDecimal("81055.00"), alice.account().cash());
        assertEquals(100, alice.account().positions().iterator().next().quantity());
    }

    @Test
    void whatTheJournalTellsAfterwardsDoesNotBringItBackAsUndecided() {
        History history = new History().opens();
        history.fills(history.accepts("c1", "2-11"), 100);
        history.reports.forEach(blotter::report);
        blotter.announceReports();
        for (int i = 0; i < 5; i++) {
            over("carol", "c" + i);
        }
        assertEquals(List.of(), ids("alice"));

        blotter.outcome(Orders.of("alice", "c1", NOON), Outcome.received(), 11);
        assertEquals(List.of(), ids("alice"));
        assertFalse(isWhole("alice"));

        blotter.outcome(Orders.of("alice", "c2", NOON), Outcome.received(), 12);
        assertEquals(List.of("c2"), ids("alice"));
    }

    @Test
    void anAccountThatIsLookedAtIsNotTheNextToMakeRoom() {
        over("bob", "b1");
        over("bob", "b2");
        over("carol", "c1");
        over("carol", "c2");
        ids("bob");
        over("dave", "d1");
        over("dave", "d2");

        assertEquals(List.of("b1", "b2"), ids("bob"));
        assertEquals(List.of(), ids("carol"));
    }

    /** An order that is decided, so that nothing more is heard of it. */
    private void over(String account, String clientOrderId) {
        blotter.outcome(Orders.of(account, clientOrderId, NOON), Outcome.sending(), NOWHERE);
        blotter.outcome(Orders.of(account, clientOrderId, NOON), Outcome.neverReached(), NOWHERE);
    }

    private boolean isWhole(String account) {
        return blotter.look(account).isWhole();
    }

    private List<String> ids(String account) {
        return blotter.look(account).lines().stream()
                .map(BlotterLine::clientOrderId)
                .toList();
    }
}
