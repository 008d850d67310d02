package io.tickertape.trading.gateway;

import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.journal.JournalConfiguration;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Withdraw;
import io.tickertape.trading.push.Push;
import io.tickertape.trading.push.TraderSession;
import io.tickertape.trading.push.UsedTicket;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads what a page sends, and answers: an order goes to the journal, once for each ticket, or back with reasons. */
final class Gateway {
    private final JournalConfiguration journalConfig;
    private final Tickets tickets;
    private final CommandChecks checks;
    private final Previews previews;
    private final Journal journal;
    private final Push push;
    private final InstantSource clock;

    Gateway(
            JournalConfiguration journalConfig,
            Tickets tickets,
            CommandChecks checks,
            Previews previews,
            Journal journal,
            Push push,
            InstantSource clock) {
        this.journalConfig = journalConfig;
        this.tickets = tickets;
        this.checks = checks;
        this.previews = previews;
        this.journal = journal;
        this.push = push;
        this.clock = clock;
    }

    void message(Inbound page, String text) {
        TraderSession session = page.session;
        if (session.isClosing()) {
            return;
        }
        push.heard(session, clock.instant());
        Optional<FormMessage> typed = FormMessage.preview(text);
        if (typed.isPresent()) {
            preview(page, typed.get());
            return;
        }
        if (!page.allowsMessage()) {
            if (page.answersRefusedMessage()) {
                push.refuse(session, page.refusal());
            }
            return;
        }
        FormMessage.parse(text)
                .ifPresentOrElse(
                        message -> take(session, message), () -> push.refuse(session, GatewayRefusals.MALFORMED));
    }

    /** What a form has sent, over whichever way. */
    void take(TraderSession session, FormMessage message) {
        switch (message.field("action")) {
            case "order" -> order(session, message);
            case "heartbeat" -> heartbeat(session, message);
            case "replace", "cancel", "cancel-all" -> change(session, message, push::refuseChange);
            case "alert", "alert-remove" -> change(session, message, push::refuseAlert);
            default -> push.refuse(session, unknownAction(message));
        }
    }

    /** A form that is still being typed on: it uses no ticket up and reaches no journal. */
    private void preview(Inbound page, FormMessage form) {
        TraderSession session = page.session;
        CommandForm content =
                CommandForm.read(form, session.account, FormMessage.PREVIEW, clock.instant(), journalConfig.lifetime());
        push.preview(
                session,
                Previews.name(form),
                page.allowsPreview(),
                (account, isRestored, isAsked) ->
                        previews.of(form, content, checks.of(account, isRestored), clock.instant(), isAsked));
    }

    private static Refusal unknownAction(FormMessage form) {
        return form.refusals().stream().findFirst().orElse(GatewayRefusals.UNKNOWN_ACTION);
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
            case VALID -> place(session, ticket, form);
            case USED -> push.tellUsed(session, ticket.id());
            case OF_ANOTHER_RUN ->
                ofAnotherRun(
                        session, ticket, () -> push.refuseTicket(session, ticket.id(), GatewayRefusals.NOT_RESTORED));
            default -> refuseTicket(session, ticket, standing);
        }
    }

    /** Tells what is known; another instance may be journaling the order now, which only the journal knows. */
    private void ofAnotherRun(TraderSession session, Ticket ticket, Runnable whilePastIsRead) {
        push.tell(session, ticket.id(), restored -> {
            if (restored) {
                withdraw(session, ticket);
            } else {
                whilePastIsRead.run();
            }
        });
    }

    private void refuseTicket(TraderSession session, Ticket ticket, Tickets.Standing standing) {
        push.tellUnusable(session, ticket.id(), GatewayRefusals.ticket(standing));
    }

    /** Takes a valid ticket: whatever becomes of the message, it must not become something else when it comes again. */
    private Tickets.Standing use(TraderSession session, Ticket ticket) {
        Tickets.Standing standing = tickets.standing(session.account, ticket);
        return standing == Tickets.Standing.VALID && !tickets.use(ticket) ? Tickets.Standing.USED : standing;
    }

    private void place(TraderSession session, Ticket ticket, FormMessage form) {
        push.await(session, ticket.id());
        command(session, form, ticket.id(), refusals -> {
            if (refusals.isEmpty()) {
                push.journaled(session, used(ticket), clock.instant());
            } else {
                refuse(session, ticket, refusals);
            }
        });
    }

    /** A command about open orders or alerts. It names what it is about and how that is to be, so that twice is once. */
    private void change(TraderSession session, FormMessage form, BiConsumer<TraderSession, List<Refusal>> refused) {
        String name = tickets.name();
        push.follow(session, name);
        command(session, form, name, refusals -> {
            if (!refusals.isEmpty()) {
                refused.accept(session, refusals);
            }
        });
    }

    /**
     * The one way in of every command: it is read, held against the limits, and journaled, or refused with reasons. The
     * page waits for the answer from before the journal can give one. What is checked against the account is checked
     * on the account's thread; a buy and a cancel are spared that way, which costs time under load.
     */
    private void command(TraderSession session, FormMessage form, String name, Consumer<List<Refusal>> answer) {
        CommandForm content = CommandForm.read(form, session.account, name, clock.instant(), journalConfig.lifetime());
        if (content instanceof CommandForm.Refused refused) {
            answer.accept(refused.refusals());
        } else if (content instanceof CommandForm.Asked asked && CommandChecks.needsAccount(asked.command())) {
            push.look(
                    session.account,
                    (account, isRestored) -> submit(
                            asked.command(),
                            () -> checks.refusals(asked.command(), asked.placeAnyway(), account, isRestored),
                            answer));
        } else if (content instanceof CommandForm.Asked asked) {
            submit(
                    asked.command(),
                    () -> checks.refusals(asked.command(), asked.placeAnyway(), push.openOrders(session.account)),
                    refusals -> answerWithNearest(asked.command(), refusals, answer));
        }
    }

    /** The nearest order has to suit the account, too, which is looked at for those alone that are refused. */
    private void answerWithNearest(Command command, List<Refusal> refusals, Consumer<List<Refusal>> answer) {
        if (refusals.isEmpty() || !(command instanceof NewOrder order)) {
            answer.accept(refusals);
            return;
        }
        push.look(order.account(), (account, isRestored) -> {
            List<Refusal> told = refusals;
            try {
                told = checks.suggesting(order, refusals, account, isRestored);
            } finally {
                answer.accept(told);
            }
        });
    }

    private void submit(Command command, Supplier<List<Refusal>> check, Consumer<List<Refusal>> answer) {
        List<Refusal> refusals = List.of(GatewayRefusals.FAILED);
        try {
            refusals = check.get();
            if (refusals.isEmpty()) {
                refusals = journal.submit(command).stream().toList();
                if (refusals.isEmpty()) {
                    checks.submitted(command);
                }
            }
        } finally {
            answer.accept(refusals);
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
            // While the past is read, the next heartbeat asks again.
            case OF_ANOTHER_RUN -> ofAnotherRun(session, ticket, () -> {});
            default -> refuseTicket(session, ticket, standing);
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
