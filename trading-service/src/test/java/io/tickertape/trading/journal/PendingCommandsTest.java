package io.tickertape.trading.journal;

import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.trading.Orders;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Withdraw;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PendingCommandsTest {
    private static final String SENDING = "c1 sending";
    private static final String UNKNOWN = "c1 unknown: no answer from the journal yet; checking";
    private static final String RECEIVED = "c1 received";
    private static final String TOO_LATE = "c1 not placed: it reached the journal too late; nothing was placed";
    private static final String ABSENT = "c1 not placed: it never reached the journal; nothing was placed";

    private final Heard heard = new Heard();
    private final PendingCommands undecided = new PendingCommands(config(3, 2), heard);
    private final NewOrder order = Orders.of("alice", "c1", NOON);

    @Test
    void isReceivedOnceTheBrokerAcknowledgedIt() {
        send();
        undecided.journaled(order, NOON.plusMillis(3), 7);

        assertEquals(List.of(SENDING, RECEIVED), heard.lines);
        assertEquals(List.of(JournalListener.NOWHERE, 7L), heard.offsets);
        assertEquals(0, undecided.count());
    }

    @Test
    void saysAgainThatItIsBeingSentWhenThatTakesLong() {
        send();
        undecided.tick(NOON.plusMillis(99));
        assertEquals(List.of(SENDING), heard.lines);
        undecided.tick(NOON.plusMillis(100));
        undecided.tick(NOON.plusMillis(150));

        assertEquals(List.of(SENDING, SENDING), heard.lines);
    }

    @Test
    void isUnknownAfterTwoSecondsAndReceivedWhenTheAnswerComesLater() {
        send();
        undecided.tick(NOON.plusMillis(1_999));
        undecided.tick(NOON.plusSeconds(2));
        undecided.tick(NOON.plusSeconds(3));
        undecided.journaled(order, NOON.plusSeconds(4), 7);

        assertEquals(List.of(SENDING, SENDING, UNKNOWN, RECEIVED), heard.lines);
    }

    @Test
    void isNeverReceivedWithoutAnAnswerHoweverLongItTakes() {
        send();
        for (int second = 0; second < 3_600; second++) {
            undecided.tick(NOON.plusSeconds(second));
        }

        assertEquals(List.of(SENDING, SENDING, UNKNOWN), heard.lines);
        assertEquals(1, undecided.count());
    }

    @Test
    void isNotPlacedWhenItReachedTheJournalTooLate() {
        send();
        undecided.journaled(order, order.expires().plusMillis(1), 7);

        assertEquals(List.of(SENDING, TOO_LATE), heard.lines);
    }

    @Test
    void knowsAnOrderOfAnotherInstanceFromItsOwnWithdrawalOfThatTicket() {
        Withdraw withdraw = new Withdraw("c1", "alice", NOON, NOON.plusSeconds(10));
        assertTrue(undecided.admit(withdraw));
        assertFalse(undecided.admit(withdraw));
        undecided.handOver(withdraw, 2, NOON);
        undecided.journaled(order, NOON.plusMillis(3), 7);
        assertEquals(List.of(RECEIVED), heard.lines);
        assertEquals(1, undecided.count());

        undecided.journaled(withdraw, NOON.plusMillis(4), 7);
        assertEquals(0, undecided.count());
    }

    @Test
    void asksForAMarkOnceItCanNoLongerArriveInTime() {
        send();

        assertEquals(Set.of(), undecided.tick(order.expires().plusSeconds(1)));
        assertEquals(Set.of(2), undecided.tick(order.expires().plusMillis(1_001)));
    }

    @Test
    void isNotPlacedWhenALaterStampInItsPartitionIsReadWithoutIt() {
        overdue();
        undecided.readPast(2, order.expires().plusMillis(1_001));

        assertEquals(List.of(SENDING, UNKNOWN, ABSENT), heard.lines);
    }

    @Test
    void staysUnknownWhileTheJournalProvesNothing() {
        overdue();
        undecided.readPast(1, order.expires().plusSeconds(60));
        undecided.readPast(2, order.expires().plusMillis(1_000));

        assertEquals(List.of(SENDING, UNKNOWN), heard.lines);
    }

    @Test
    void isReceivedWhenItIsFoundOnTheJournalBeforeTheMark() {
        overdue();
        undecided.journaled(order, NOON.plusSeconds(9), 7);
        undecided.readPast(2, order.expires().plusSeconds(60));

        assertEquals(List.of(SENDING, UNKNOWN, RECEIVED), heard.lines);
    }

    @Test
    void isNotPlacedWhenItWasNotEvenHandedOverInTime() {
        undecided.admit(order);
        undecided.tick(order.expires().plusMillis(1));

        assertEquals(List.of(SENDING, UNKNOWN, ABSENT), heard.lines);
        assertFalse(undecided.handOver(order, 2, order.expires().plusMillis(2)));
    }

    @Test
    void isNotHandedOverAfterItExpired() {
        undecided.admit(order);

        assertFalse(undecided.handOver(order, 2, order.expires().plusMillis(1)));
        assertEquals(List.of(SENDING, ABSENT), heard.lines);
    }

    @Test
    void tellsOfOrdersThatOthersWrote() {
        undecided.journaled(order, NOON, 7);

        assertEquals(List.of(RECEIVED), heard.lines);
    }

    @Test
    void refusesMoreThanMayBeInFlight() {
        NewOrder second = Orders.of("alice", "c2", NOON);
        assertTrue(undecided.admit(order).isEmpty());
        assertTrue(undecided.admit(second).isEmpty());

        assertEquals("journal.account-full", code(Orders.of("alice", "c3", NOON)));
        assertTrue(undecided.admit(Orders.of("bob", "b1", NOON)).isEmpty());
        assertEquals("journal.full", code(Orders.of("bob", "b2", NOON)));

        undecided.journaled(order, NOON, 7);
        assertTrue(undecided.admit(Orders.of("bob", "b2", NOON)).isEmpty());
    }

    @Test
    void keepsItsWordWhenShowingItFails() {
        PendingCommands unshown = new PendingCommands(config(1, 1), new JournalListener() {
            @Override
            public void outcome(Command shown, Outcome outcome, long offset) {
                throw new IllegalStateException("the template is broken");
            }

            @Override
            public void state(JournalState state) {}
        });

        assertTrue(unshown.admit(order).isEmpty());
        unshown.journaled(order, NOON, 7);

        assertEquals(0, unshown.count());
    }

    private String code(NewOrder refused) {
        return undecided.admit(refused).map(Refusal::code).orElse("admitted");
    }

    private void send() {
        undecided.admit(order);
        assertTrue(undecided.handOver(order, 2, NOON));
    }

    private void overdue() {
        send();
        undecided.tick(NOON.plusSeconds(60));
    }

    static JournalConfiguration config(int inFlight, int inFlightPerAccount) {
        return config(inFlight, inFlightPerAccount, Duration.ofMillis(1));
    }

    static JournalConfiguration config(int inFlight, int inFlightPerAccount, Duration retryPause) {
        return new JournalConfiguration(
                "orders",
                4,
                Duration.ofSeconds(10),
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                retryPause,
                Duration.ofSeconds(1),
                inFlight,
                inFlightPerAccount);
    }
}
