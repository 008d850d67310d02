package io.tickertape.trading.blotter;

import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.trading.Orders;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlotterTest {
    private final List<String> announced = new ArrayList<>();
    private final Blotter blotter = new Blotter(new BlotterConfig(2));

    BlotterTest() {
        blotter.announceTo(new BlotterListener() {
            @Override
            public void changed(BlotterLine line, List<String> dropped) {
                announced.add(
                        line.clientOrderId() + " " + line.outcome().state().word() + " " + dropped);
            }

            @Override
            public void state(JournalState state) {
                announced.add(state.words());
            }
        });
    }

    @Test
    void showsTheLatestOrderFirstAndOnlySoMany() {
        live();
        received("c2", 2);
        received("c1", 1);
        received("c3", 3);

        assertEquals(List.of("c3", "c2"), ids());
        assertEquals(List.of("journal live", "c2 received []", "c1 received []", "c3 received [c1]"), announced);
    }

    @Test
    void announcesNothingTwice() {
        live();
        received("c1", 1);
        received("c1", 1);

        assertEquals(List.of("journal live", "c1 received []"), announced);
    }

    @Test
    void neverTakesBackWhatWasReceived() {
        live();
        NewOrder order = order("c1", 1);
        blotter.outcome(order, Outcome.received());
        blotter.outcome(order, Outcome.unknown());
        blotter.outcome(order, Outcome.arrivedTooLate());

        assertEquals(List.of("journal live", "c1 received []"), announced);
    }

    @Test
    void believesTheJournalMoreThanAnEarlierGuess() {
        live();
        blotter.outcome(order("c1", 1), Outcome.neverReached());
        blotter.outcome(order("c1", 1), Outcome.received());

        assertEquals(List.of("journal live", "c1 not placed []", "c1 received []"), announced);
    }

    @Test
    void restoresInSilenceButForOrdersThatAreWaitedFor() {
        blotter.state(JournalState.RESTORING);
        received("c1", 1);
        blotter.outcome(order("c2", 2), Outcome.sending());
        blotter.outcome(order("c2", 2), Outcome.received());

        assertFalse(blotter.isRestored());
        assertEquals(List.of(JournalState.RESTORING.words(), "c2 sending []", "c2 received []"), announced);
        live();
        assertTrue(blotter.isRestored());
        assertEquals(List.of("c2", "c1"), ids());
    }

    @Test
    void keepsAnOrderOnItsWayInFrontOfAnOlderPastThatIsStillBeingRead() {
        blotter.outcome(order("c9", 9), Outcome.sending());
        received("c1", 1);
        received("c2", 2);
        received("c3", 3);

        assertEquals(List.of("c9", "c3"), ids());
    }

    @Test
    void keepsAccountsApart() {
        live();
        received("c1", 1);

        assertEquals(List.of(), blotter.lines("bob"));
    }

    private void live() {
        blotter.state(JournalState.LIVE);
    }

    private void received(String clientOrderId, int second) {
        blotter.outcome(order(clientOrderId, second), Outcome.received());
    }

    private static NewOrder order(String clientOrderId, int second) {
        return Orders.of("alice", clientOrderId, NOON.plusSeconds(second));
    }

    private List<String> ids() {
        return blotter.lines("alice").stream().map(BlotterLine::clientOrderId).toList();
    }
}
