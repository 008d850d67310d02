package io.tickertape.trading.gateway;

import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.journal.JournalConfiguration;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Withdraw;
import io.tickertape.trading.push.Push;
import io.tickertape.trading.push.TraderSession;
import io.tickertape.trading.push.UsedTicket;
import io.tickertape.trading.risk.PreTradeRisk;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Reads what a page sends, and answers: an order goes to the journal, once for each ticket, or back with reasons. */
final class Gateway {
    private final GatewayConfiguration config;
    private final JournalConfiguration journalConfig;
    private final Tickets tickets;
    private final PreTradeRisk risk;
    private final Journal journal;
    private final Push push;
    private final InstantSource clock;

    Gateway(
            GatewayConfiguration config,
            JournalConfiguration journalConfig,
            Tickets tickets,
            PreTradeRisk risk,
            Journal journal,
            Push push,
            InstantSource clock) {
        this.config = config;
        this.journalConfig = journalConfig;
        this.tickets = tickets;
        this.risk = risk;
        this.journal = journal;
        this.push = push;
        this.clock = clock;
    }

    void message(Inbound page, String text) {
        TraderSession session = page.session;
        if (session.isClosing()) {
            return;
        }
        if (!page.allowsMessage()) {
            if (page.answersRefusedMessage()) {
                push.refuse(session, GatewayRefusals.tooFast(config.messagesPerSecond()));
            }
            return;
        }
        Optional<FormMessage> message = FormMessage.parse(text);
        if (message.isEmpty()) {
            push.refuse(session, GatewayRefusals.MALFORMED);
            return;
        }
        switch (message.get().field("action")) {
            case "order" -> order(session, message.get());
            case "heartbeat" -> heartbeat(session, message.get());
            case "replace", "cancel", "cancel-all" -> change(session, message.get());
            default -> push.refuse(session, GatewayRefusals.UNKNOWN_ACTION);
        }
    }

    private void order(TraderSession session, FormMessage form) {
        Optional<Ticket> written = Ticket.parse(form.field("ticket"));
        if (written.isEmpty()) {
            push.refuseTicket(session, "", GatewayRefusals.NO_TICKET);
            return;
        }
        Ticket ticket = written.get();
        Tickets.Standing standing = use(session, ticket);
        switch (standing) {
            case VALID -> tryToPlace(session, ticket, form);
            case USED -> push.tellUsed(session, ticket.id());
            default ->
                push.tell(
                        session,
                        ticket.id(),
                        restored ->
                                push.refuseTicket(session, ticket.id(), GatewayRefusals.ticket(standing, restored)));
        }
    }

    /** Takes a valid ticket: whatever becomes of the message, it must not become something else when it comes again. */
    private Tickets.Standing use(TraderSession session, Ticket ticket) {
        Tickets.Standing standing = tickets.standing(session.account, ticket);
        return standing == Tickets.Standing.VALID && !tickets.use(ticket) ? Tickets.Standing.USED : standing;
    }

    private void tryToPlace(TraderSession session, Ticket ticket, FormMessage form) {
        try {
            place(session, ticket, form);
        } catch (RuntimeException e) {
            refuse(session, ticket, List.of(GatewayRefusals.FAILED));
            throw e;
        }
    }

    private void place(TraderSession session, Ticket ticket, FormMessage form) {
        OrderForm.Content content =
                OrderForm.read(form, session.account, ticket.id(), clock.instant(), journalConfig.lifetime());
        List<Refusal> refusals = List.of();
        if (content instanceof OrderForm.Content.Refused refused) {
            refusals = refused.refusals();
        } else if (content instanceof OrderForm.Content.Order order) {
            refusals = risk.check(
                    order.order(),
                    push.openOrders(session.account),
                    order.placeAnyway(),
                    order.order().submitted());
            if (refusals.isEmpty()) {
                submit(session, ticket, order.order());
            }
        }
        if (!refusals.isEmpty()) {
            refuse(session, ticket, refusals);
        }
    }

    private void submit(TraderSession session, Ticket ticket, NewOrder order) {
        push.await(session, ticket.id());
        Optional<Refusal> refusal = journal.submit(order);
        if (refusal.isEmpty()) {
            push.journaled(session, used(ticket), clock.instant());
            risk.submitted(order, order.submitted());
        } else {
            refuse(session, ticket, List.of(refusal.get()));
        }
    }

    /** A command about orders that are open. It names its order and says how that is to be, so that twice is once. */
    private void change(TraderSession session, FormMessage form) {
        ChangeForm.Content content =
                ChangeForm.read(form, session.account, tickets.name(), clock.instant(), journalConfig.lifetime());
        if (content instanceof ChangeForm.Content.Refused refused) {
            push.refuseChange(session, refused.refusals());
        } else if (content instanceof ChangeForm.Content.Change change) {
            push.follow(session, change.command().clientOrderId());
            journal.submit(change.command()).ifPresent(refusal -> push.refuseChange(session, List.of(refusal)));
        }
    }

    /** A page that waits for an answer names its ticket: it may have lost the answer, or the order, with a socket. */
    private void heartbeat(TraderSession session, FormMessage form) {
        Optional<Ticket> current = Optional.ofNullable(session.ticket()).flatMap(Ticket::parse);
        push.heartbeat(session, clock.instant(), current.isEmpty() || tickets.isNearItsEnd(current.get()));
        Ticket.parse(form.field("ticket")).ifPresent(ticket -> sayWhatBecameOf(session, ticket));
    }

    private void sayWhatBecameOf(TraderSession session, Ticket ticket) {
        Tickets.Standing standing = use(session, ticket);
        switch (standing) {
            // From here on the order cannot be placed any more, should it still come by an older socket.
            case VALID -> refuse(session, ticket, List.of(UsedTicket.NEVER_ARRIVED));
            case USED -> push.tellUsed(session, ticket.id());
            case OF_ANOTHER_RUN ->
                push.tell(session, ticket.id(), restored -> {
                    if (restored) {
                        withdraw(session, ticket);
                    }
                });
            default ->
                push.tell(
                        session,
                        ticket.id(),
                        restored -> push.refuseTicket(session, ticket.id(), GatewayRefusals.ticket(standing, true)));
        }
    }

    /** Its order may still be on its way from another instance, or from one that is no more. */
    private void withdraw(TraderSession session, Ticket ticket) {
        push.await(session, ticket.id());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        journal.withdraw(new Withdraw(ticket.id(), session.account, now, now.plus(journalConfig.lifetime())));
    }

    private void refuse(TraderSession session, Ticket ticket, List<Refusal> refusals) {
        push.refused(session, used(ticket), refusals, clock.instant());
    }

    private static UsedTicket used(Ticket ticket) {
        return new UsedTicket(ticket.id(), ticket.expires());
    }
}
