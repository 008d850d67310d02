package io.tickertape.trading.gateway;

import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.journal.JournalConfiguration;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Withdraw;
import io.tickertape.trading.risk.PreTradeRisk;
import io.tickertape.trading.view.DeskFragments;
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
    private final Blotter blotter;
    private final Sessions sessions;
    private final DeskFragments fragments;
    private final InstantSource clock;

    Gateway(
            GatewayConfiguration config,
            JournalConfiguration journalConfig,
            Tickets tickets,
            PreTradeRisk risk,
            Journal journal,
            Blotter blotter,
            Sessions sessions,
            DeskFragments fragments,
            InstantSource clock) {
        this.config = config;
        this.journalConfig = journalConfig;
        this.tickets = tickets;
        this.risk = risk;
        this.journal = journal;
        this.blotter = blotter;
        this.sessions = sessions;
        this.fragments = fragments;
        this.clock = clock;
    }

    void message(TraderSession session, String text) {
        if (session.isClosing()) {
            return;
        }
        if (!session.allowsMessage()) {
            if (session.answersRefusedMessage()) {
                refuse(session, "", GatewayRefusals.tooFast(config.messagesPerSecond()));
            }
            return;
        }
        Optional<FormMessage> message = FormMessage.parse(text);
        if (message.isEmpty()) {
            refuse(session, "", GatewayRefusals.MALFORMED);
            return;
        }
        switch (message.get().field("action")) {
            case "order" -> order(session, message.get());
            case "heartbeat" -> heartbeat(session, message.get());
            case "replace", "cancel", "cancel-all" -> change(session, message.get());
            default -> unknownAction(session, message.get());
        }
    }

    private void unknownAction(TraderSession session, FormMessage form) {
        List<Refusal> misfits = form.refusals();
        session.send(fragments.refusals("", misfits.isEmpty() ? List.of(GatewayRefusals.UNKNOWN_ACTION) : misfits));
    }

    private void order(TraderSession session, FormMessage form) {
        Optional<Ticket> written = Ticket.parse(form.field("ticket"));
        if (written.isEmpty()) {
            refuseTicket(session, "", GatewayRefusals.NO_TICKET);
            return;
        }
        Ticket ticket = written.get();
        if (sessions.tellOutcome(session, ticket.id())) {
            return;
        }
        Tickets.Standing standing = tickets.standing(session.account, ticket);
        // Whatever becomes of the message, it must not become something else when it comes again.
        if (standing == Tickets.Standing.VALID && !tickets.use(ticket)) {
            standing = Tickets.Standing.USED;
        }
        if (standing == Tickets.Standing.VALID) {
            place(session, ticket, form);
        } else {
            refuseTicket(session, ticket.id(), GatewayRefusals.ticket(standing, blotter.isRestored(session.account)));
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
                    openOrders(session.account),
                    order.placeAnyway(),
                    order.order().submitted());
            if (refusals.isEmpty()) {
                submit(session, ticket, order.order());
            }
        }
        if (!refusals.isEmpty()) {
            refuseTicket(session, ticket.id(), refusals);
        }
    }

    private int openOrders(String account) {
        return blotter.whileStill(account, view -> view.account().working().size());
    }

    private void submit(TraderSession session, Ticket ticket, NewOrder order) {
        session.await(ticket.id());
        Optional<Refusal> refusal = journal.submit(order);
        if (refusal.isEmpty()) {
            risk.submitted(order, order.submitted());
        } else {
            session.awaitsNothing();
            refuseTicket(session, ticket.id(), refusal.get());
        }
    }

    /** A command about orders that are open. It names its order and says how that is to be, so that twice is once. */
    private void change(TraderSession session, FormMessage form) {
        if (!form.refusals().isEmpty()) {
            session.send(fragments.changeRefusals(form.refusals()));
            return;
        }
        ChangeForm.Content content =
                ChangeForm.read(form, session.account, tickets.name(), clock.instant(), journalConfig.lifetime());
        if (content instanceof ChangeForm.Content.Refused refused) {
            session.send(fragments.changeRefusals(refused.refusals()));
        } else if (content instanceof ChangeForm.Content.Change change) {
            session.asks(change.command().clientOrderId());
            journal.submit(change.command())
                    .ifPresent(refusal -> session.send(fragments.changeRefusals(List.of(refusal))));
        }
    }

    /** A page that waits for an answer names its ticket: it may have lost the answer, or the order, with a socket. */
    private void heartbeat(TraderSession session, FormMessage form) {
        String answer = fragments.heartbeat(clock.instant());
        Ticket current = session.ticket();
        if (current == null || tickets.isNearItsEnd(current)) {
            answer += sessions.freshTicket(session);
        }
        session.send(answer);
        Ticket.parse(form.field("ticket")).ifPresent(ticket -> sayWhatBecameOf(session, ticket));
    }

    private void sayWhatBecameOf(TraderSession session, Ticket ticket) {
        if (sessions.tellOutcome(session, ticket.id())) {
            return;
        }
        Tickets.Standing standing = tickets.standing(session.account, ticket);
        if (standing == Tickets.Standing.VALID && tickets.use(ticket)) {
            // From here on the order cannot be placed any more, should it still come by an older socket.
            refuseTicket(session, ticket.id(), GatewayRefusals.NEVER_ARRIVED);
        } else if (standing != Tickets.Standing.OF_ANOTHER_RUN) {
            refuseTicket(session, ticket.id(), GatewayRefusals.ticket(standing, true));
        } else if (blotter.isRestored(session.account)) {
            // Its order may still be on its way from another instance, or from one that is no more.
            session.await(ticket.id());
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            journal.withdraw(new Withdraw(ticket.id(), session.account, now, now.plus(journalConfig.lifetime())));
        }
    }

    private void refuse(TraderSession session, String clientOrderId, Refusal refusal) {
        session.send(fragments.refusals(clientOrderId, List.of(refusal)));
    }

    private void refuseTicket(TraderSession session, String clientOrderId, Refusal refusal) {
        refuseTicket(session, clientOrderId, List.of(refusal));
    }

    private void refuseTicket(TraderSession session, String clientOrderId, List<Refusal> refusals) {
        session.send(sessions.freshTicket(session) + fragments.refusals(clientOrderId, refusals));
    }
}
