package io.tickertape.trading.gateway;

import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.trading.gateway.Tickets.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TicketsTest {
    private Instant now = NOON;
    private final Tickets tickets = new Tickets(Duration.ofMinutes(5), () -> now);
    private final Ticket ticket = tickets.issue("alice");

    @Test
    void isWrittenAndReadBack() {
        assertEquals(Optional.of(ticket), Ticket.parse(ticket.text()));
        assertEquals(Optional.empty(), Ticket.parse(ticket.text() + "0"));
        assertEquals(Optional.empty(), Ticket.parse(""));
    }

    @Test
    void isGoodForOneOrder() {
        assertEquals(Standing.VALID, tickets.standing("alice", ticket));
        assertTrue(tickets.use(ticket));
        assertFalse(tickets.use(ticket));
        assertEquals(Standing.USED, tickets.standing("alice", ticket));
    }

    @Test
    void expires() {
        now = NOON.plus(Duration.ofMinutes(5));
        assertEquals(Standing.VALID, tickets.standing("alice", ticket));
        now = now.plusMillis(1);
        assertEquals(Standing.EXPIRED, tickets.standing("alice", ticket));
    }

    @Test
    void stopsNothingFromBeingRefusedWhenItIsForgotten() {
        tickets.use(ticket);
        now = NOON.plus(Duration.ofMinutes(6));
        tickets.issue("alice");

        assertEquals(Standing.EXPIRED, tickets.standing("alice", ticket));
    }

    @Test
    void isWorthNothingInOtherHandsOrWithAnotherDate() {
        Ticket later = new Ticket(ticket.run(), ticket.id(), ticket.expires().plusSeconds(60), ticket.signature());
        Ticket renamed = new Ticket(ticket.run(), "0".repeat(32), ticket.expires(), ticket.signature());

        assertEquals(Standing.FORGED, tickets.standing("bob", ticket));
        assertEquals(Standing.FORGED, tickets.standing("alice", later));
        assertEquals(Standing.FORGED, tickets.standing("alice", renamed));
    }

    @Test
    void isKnownToBeOfAnotherRun() {
        Tickets restarted = new Tickets(Duration.ofMinutes(5), () -> now);

        assertEquals(Standing.OF_ANOTHER_RUN, restarted.standing("alice", ticket));
    }

    @Test
    void isRenewedInItsSecondHalf() {
        assertFalse(tickets.isNearItsEnd(ticket));
        now = NOON.plus(Duration.ofMinutes(3));
        assertTrue(tickets.isNearItsEnd(ticket));
    }

    @Test
    void doesNotShowItsSignatureWhereItIsPrinted() {
        assertFalse(ticket.toString().contains(ticket.signature()), ticket::toString);
    }

    @Test
    void isNeverTheSameTwice() {
        assertNotEquals(ticket.id(), tickets.issue("alice").id());
    }
}
