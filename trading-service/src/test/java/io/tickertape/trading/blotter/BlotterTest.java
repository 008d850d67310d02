package io.tickertape.trading.blotter;

import static io.tickertape.trading.Orders.NOON;
import static io.tickertape.trading.journal.JournalListener.NOWHERE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.Orders;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlotterTest {
    private final List<String> announced = new ArrayList<>();
    private final List<String> awaited = new ArrayList<>();
    private final Blotter blotter = new Blotter(new BlotterConfiguration(2, 2, 1000), new Announced(), awaited::add);

    private final class Announced implements BlotterListener {
        @Override
        public void changed(AccountChange change, AccountView account) {
            change.lines()
                    .forEach(line -> announced.add(
                            line.clientOrderId() + " " + line.outcome().state().word() + " " + change.dropped()));
        }

        @Override
        public void outcome(Command command, Outcome outcome) {
            announced.add(command.inWords() + ": " + outcome.state().word());
        }

        @Override
        public void stateChanged() {
            announced.add(blotter.state("alice").words());
        }

        @Override
        public void stateChanged(String account) {
            announced.add(account + ": " + blotter.state(account).words());
        }
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
        blotter.outcome(order, Outcome.received(), NOWHERE);
        blotter.outcome(order, Outcome.unknown(), NOWHERE);
        blotter.outcome(order, Outcome.arrivedTooLate(), NOWHERE);

        assertEquals(List.of("journal live", "c1 received []"), announced);
    }

    @Test
    void believesTheJournalMoreThanAnEarlierGuess() {
        live();
        blotter.outcome(order("c1", 1), Outcome.neverReached(), NOWHERE);
        blotter.outcome(order("c1", 1), Outcome.received(), NOWHERE);

        assertEquals(List.of("journal live", "c1 not placed []", "c1 received []"), announced);
    }

    @Test
    void restoresInSilenceButForOrdersThatAreWaitedFor() {
        blotter.state(JournalState.RESTORING);
        received("c1", 1);
        blotter.outcome(order("c2", 2), Outcome.sending(), NOWHERE);
        blotter.outcome(order("c2", 2), Outcome.sending(), NOWHERE);
        blotter.outcome(order("c2", 2), Outcome.received(), NOWHERE);

        assertFalse(blotter.isRestored("alice"));
        assertEquals(List.of(JournalState.RESTORING.words(), "c2 sending []", "c2 received []"), announced);
        live();
        assertTrue(blotter.isRestored("alice"));
        assertEquals(List.of("c2", "c1"), ids());
    }

    @Test
    void keepsAnOrderOnItsWayInFrontOfAnOlderPastThatIsStillBeingRead() {
        blotter.outcome(order("c9", 9), Outcome.sending(), NOWHERE);
        received("c1", 1);
        received("c2", 2);
        received("c3", 3);

        assertEquals(List.of("c9", "c3"), ids());
    }

    @Test
    void saysThatAnOrderIsBeingSentOnlyWhenThatIsSaidAgain() {
        live();
        blotter.outcome(order("c1", 1), Outcome.sending(), NOWHERE);
        assertEquals(List.of("journal live"), announced);
        assertEquals(List.of("c1"), ids());
        blotter.outcome(order("c1", 1), Outcome.sending(), NOWHERE);

        assertEquals(List.of("journal live", "c1 sending []"), announced);
    }

    @Test
    void keepsAccountsApart() {
        live();
        received("c1", 1);

        assertEquals(List.of(), blotter.look("bob").lines());
    }

    @Test
    void isNotRestoredBeforeBothTheJournalAndTheReportsAreRead() {
        blotter.state(JournalState.LIVE);
        assertFalse(blotter.isRestored("alice"));
        blotter.reportsRead();

        assertTrue(blotter.isRestored("alice"));
        assertEquals(List.of(JournalState.RESTORING.words(), JournalState.LIVE.words()), announced);
    }

    @Test
    void anAccountWhosePastWasReadAheadIsRestoredBeforeTheOthers() {
        blotter.caughtUp("alice");
        blotter.caughtUp("alice");
        blotter.state(JournalState.RESTORING);
        assertFalse(blotter.isRestored("alice"), "the journal was not read yet");
        blotter.state(JournalState.LIVE);

        assertTrue(blotter.isRestored("alice"));
        assertEquals(JournalState.LIVE, blotter.state("alice"));
        assertFalse(blotter.isRestored("bob"));
        assertEquals(JournalState.RESTORING, blotter.state("bob"));
        blotter.state(JournalState.UNREACHABLE);
        assertTrue(blotter.isRestored("alice"));
        assertEquals(
                List.of(
                        "alice: " + JournalState.UNREACHABLE.words(),
                        JournalState.RESTORING.words(),
                        JournalState.LIVE.words(),
                        JournalState.UNREACHABLE.words()),
                announced);
    }

    @Test
    void announcesTheReportsOfAnAccountWhosePastWasReadAhead() {
        blotter.state(JournalState.LIVE);
        Order working = Order.accepted(order("c1", 1), "0-1", NOON, null, new Price(new BigDecimal("189.50")), null);
        blotter.report(report(1, ExecutionType.NEW, working, null));
        blotter.announceReports();
        blotter.caughtUp("alice");
        blotter.report(report(2, ExecutionType.CANCELED, working.canceled(), new Reason("desk.cancel", "because")));
        blotter.announceReports();
        blotter.report(report(1, ExecutionType.NEW, working, null));
        blotter.report(report(2, ExecutionType.CANCELED, working.canceled(), new Reason("desk.cancel", "because")));
        blotter.announceReports();

        assertEquals(
                List.of(JournalState.RESTORING.words(), "alice: " + JournalState.LIVE.words(), "c1 cancelled []"),
                announced);
    }

    @Test
    void namesAccountsThatAreAskedForWhileTheirPastIsBeingRead() {
        ids();
        blotter.caughtUp("alice");
        ids();
        blotter.look("bob").lines();
        live();
        blotter.look("carol").lines();

        assertEquals(List.of("alice", "bob"), awaited);
    }

    @Test
    void believesTheDeskMoreThanTheJournal() {
        live();
        NewOrder placed = order("c1", 1);
        Order working = Order.accepted(placed, "0-1", NOON, null, new Price(new BigDecimal("189.50")), null);
        blotter.report(report(1, ExecutionType.NEW, working, null));
        blotter.report(report(2, ExecutionType.CANCELED, working.canceled(), new Reason("desk.cancel", "because")));
        blotter.announceReports();
        blotter.outcome(placed, Outcome.received(), NOWHERE);

        assertEquals(List.of("journal live", "c1 cancelled []"), announced);
        assertEquals("because", blotter.look("alice").lines().get(0).outcome().reason());
        assertEquals(2, blotter.look("alice").activity().size());
    }

    @Test
    void foldsAReportOnce() {
        live();
        Order working = Order.accepted(order("c1", 1), "0-1", NOON, null, new Price(new BigDecimal("189.50")), null);
        ExecutionReport report = report(1, ExecutionType.NEW, working, null);
        blotter.report(report);
        blotter.report(report);
        blotter.announceReports();

        assertEquals(List.of("journal live", "c1 working []"), announced);
        assertEquals(new BigDecimal("18950.00"), blotter.look("alice").account().reserved());
    }

    private static ExecutionReport report(long sequence, ExecutionType type, Order order, @Nullable Reason reason) {
        return new ExecutionReport("alice", sequence, type, "c1", order, null, reason, null, NOON);
    }

    private void live() {
        blotter.reportsRead();
        blotter.state(JournalState.LIVE);
    }

    private void received(String clientOrderId, int second) {
        blotter.outcome(order(clientOrderId, second), Outcome.received(), NOWHERE);
    }

    private static NewOrder order(String clientOrderId, int second) {
        return Orders.of("alice", clientOrderId, NOON.plusSeconds(second));
    }

    private List<String> ids() {
        return blotter.look("alice").lines().stream()
                .map(BlotterLine::clientOrderId)
                .toList();
    }
}
