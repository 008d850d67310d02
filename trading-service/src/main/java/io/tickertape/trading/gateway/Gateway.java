package io.tickertape.trading.gateway;

import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.journal.JournalConfiguration;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Withdraw;
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
    private final CommandChecks checks;
    private final Journal journal;
    private final Blotter blotter;
    private final Sessions sessions;
    private final DeskFragments fragments;
    private final InstantSource clock;

    Gateway(
            GatewayConfiguration config,
            JournalConfiguration journalConfig,
            Tickets tickets,
            CommandChecks checks,
            Journal journal,
            Blotter blotter,
            Sessions sessions,
            DeskFragments fragments,
            InstantSource clock) {
        this.config = config;
        this.journalConfig = journalConfig;
        this.tickets = tickets;
        this.checks = checks;
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
            case "heartbeat" -> heartbeat(session, message.get());
            case "order" ->
                ticket(session, message.get()).ifPresent(ticket -> command(session, message.get(), ticket.id()));
            case "replace", "cancel", "cancel-all" -> command(session, message.get(), tickets.name());
            default -> unknownAction(session, message.get());
        }
    }

    private void unknownAction(TraderSession session, FormMessage form) {
        List<Refusal> misfits = form.refusals();
        session.send(fragments.refusals("", misfits.isEmpty() ? List.of(GatewayRefusals.UNKNOWN_ACTION) : misfits));
    }

    /** Takes the ticket of a form for the order on it, or tells the page why not. */
    private Optional<Ticket> ticket(TraderSession session, FormMessage form) {
        Optional<Ticket> written = Ticket.parse(form.field("ticket"));
        if (written.isEmpty()) {
            refuseTicket(session, "", GatewayRefusals.NO_TICKET);
            return written;
        }
        Ticket ticket = written.get();
        if (sessions.tellOutcome(session, ticket.id())) {
            return Optional.empty();
        }
        Tickets.Standing standing = tickets.standing(session.account, ticket);
        // Whatever becomes of the message, it must not become something else when it comes again.
        if (standing == Tickets.Standing.VALID && !tickets.use(ticket)) {
            standing = Tickets.Standing.USED;
        }
        if (standing == Tickets.Standing.VALID) {
            return written;
        }
        refuseTicket(session, ticket.id(), GatewayRefusals.ticket(standing, blotter.isRestored(session.account)));
        return Optional.empty();
    }

    /** The one way in of every command: it is read, held against the limits, and journaled, or refused with reasons. */
    private void command(TraderSession session, FormMessage form, String name) {
        CommandForm content = CommandForm.read(form, session.account, name, clock.instant(), journalConfig.lifetime());
        List<Refusal> refusals;
        if (content instanceof CommandForm.Asked asked) {
            refusals = checks.refusals(asked.command(), asked.placeAnyway());
            if (refusals.isEmpty()) {
                refusals = submit(session, asked.command());
            }
        } else {
            refusals = ((CommandForm.Refused) content).refusals();
        }
        if (refusals.isEmpty()) {
            return;
        }
        if (form.field("action").equals("order")) {
            refuseTicket(session, name, refusals);
        } else {
            session.send(fragments.changeRefusals(refusals));
        }
    }

    /** The page is told what becomes of the command, and so waits for it before the journal can answer. */
    private List<Refusal> submit(TraderSession session, Command command) {
        if (command instanceof NewOrder) {
            session.await(command.clientOrderId());
        } else {
            session.asks(command.clientOrderId());
        }
        Optional<Refusal> refusal = journal.submit(command);
        if (refusal.isEmpty()) {
            checks.submitted(command);
        } else if (command instanceof NewOrder) {
            session.awaitsNothing();
        }
        return refusal.stream().toList();
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
