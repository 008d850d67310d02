package io.tickertape.trading.push;

import io.tickertape.trading.blotter.AccountView;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.blotter.BlotterLine;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.SubmissionState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Says what became of the order on a ticket. Whoever is told anything that is not final is told what follows: telling
 * and noting who is told are one step of the account's thread.
 */
final class TicketAnswers {
    private final Blotter blotter;
    private final PageSources sources;
    private final TicketFates fates = new TicketFates();

    TicketAnswers(Blotter blotter, PageSources sources) {
        this.blotter = blotter;
        this.sources = sources;
    }

    /** Tells of the order's line, or why there is none; false if nothing is known of the ticket. */
    boolean tell(TraderSession session, String ticket) {
        BlotterLine line = blotter.look(session.account).line(ticket);
        if (line != null) {
            PageUpdate update = new PageUpdate();
            tell(session, line, update);
            session.send(update);
            return true;
        }
        TicketFates.Fate fate = fates.of(ticket);
        if (fate != null) {
            session.follow(ticket);
            List<Refusal> refusals = fate.refusals();
            sources.answer(
                    session,
                    refusals == null
                            ? new Answer(sources.fragments().noLongerShown(ticket), Answer.Kind.DONE)
                            : Answer.refusal(sources.fragments().refusals(ticket, refusals)));
        }
        return fate != null;
    }

    /** Tells of a ticket that no order can be placed on; one that was may have made room in the blotter. */
    void tellUnusable(TraderSession session, String ticket, Refusal refusal) {
        if (!tell(session, ticket)) {
            session.follow(ticket);
            AccountView account = blotter.look(session.account);
            sources.answer(
                    session,
                    account.isWhole()
                            ? Answer.refusal(sources.fragments().refusals(ticket, List.of(refusal)))
                            : new Answer(sources.fragments().noLongerShown(ticket), Answer.Kind.DONE));
        }
    }

    /** Tells of a used ticket; where nothing is known yet, its message is in hand, on another socket perhaps. */
    void tellUsed(TraderSession session, String ticket) {
        if (!tell(session, ticket)) {
            session.await(ticket);
            session.answer(new Answer(sources.fragments().inHand(ticket), Answer.Kind.ON_ITS_WAY));
        }
    }

    /** What a page is told about the order that its ticket is locked for; a decided order unlocks it. */
    void tell(TraderSession session, BlotterLine line, PageUpdate update) {
        SubmissionState state = line.outcome().state();
        if (state.isDecided()) {
            session.follow(line.clientOrderId());
            update.rest(sources.freshTicket(session));
        } else {
            session.await(line.clientOrderId());
        }
        update.answer(Answer.of(sources.fragments().answer(line), state));
    }

    /** Nothing was placed on the ticket: whoever waits for it is told why, and whoever asks from here on. */
    void refused(
            Collection<TraderSession> pages,
            TraderSession sender,
            UsedTicket ticket,
            List<Refusal> refusals,
            Instant now) {
        sources.throughput().count(refusals);
        fates.refused(ticket.id(), ticket.expires(), refusals, now);
        pages.stream()
                .filter(session -> session == sender || session.awaits(ticket.id()))
                .forEach(session -> tell(session, ticket.id()));
    }

    void journaled(UsedTicket ticket, Instant now) {
        sources.throughput().order();
        fates.journaled(ticket.id(), ticket.expires(), now);
    }

    /** Whatever was sent on this ticket of another run is on the journal by now, or will never be placed. */
    void withdrawn(Collection<TraderSession> pages, String ticket) {
        for (TraderSession session : pages) {
            if (session.awaits(ticket)) {
                tellUnusable(session, ticket, UsedTicket.NEVER_ARRIVED);
            }
        }
    }
}
