package io.tickertape.trading.push;

import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.view.DeskFragments;
import io.tickertape.trading.view.EngineStatus;
import java.time.Instant;
import java.util.List;

/** What pages are made from, beside their account. */
record PageSources(
        DeskFragments fragments,
        TicketIssuer tickets,
        Controls controls,
        EngineStatus standing,
        Throughput throughput) {
    /** A fresh ticket on its way to the page. */
    String freshTicket(TraderSession session) {
        String ticket = tickets.issueText(session.account);
        session.ticket(ticket);
        return fragments.ticket(ticket);
    }

    /** Says what became of a ticket that is good for nothing any more, with a fresh one. */
    void answer(TraderSession session, Answer answer) {
        PageUpdate update = new PageUpdate();
        update.rest(freshTicket(session));
        update.answer(answer);
        session.send(update);
    }

    /** Why a message is taken no further. */
    Answer refusals(String ticket, Refusal refusal) {
        List<Refusal> refusals = List.of(refusal);
        throughput.count(refusals);
        return Answer.refusal(fragments.refusals(ticket, refusals));
    }

    /** Why nothing was changed. */
    Answer changeRefusals(List<Refusal> refusals) {
        throughput.count(refusals);
        return Answer.refusal(fragments.changeRefusals(refusals));
    }

    Answer alertRefusals(List<Refusal> refusals) {
        throughput.count(refusals);
        return Answer.refusal(fragments.ofAlerts().refusals(refusals));
    }

    String heartbeat(TraderSession session, Instant now, boolean needsTicket) {
        return fragments.heartbeat(now) + (needsTicket ? freshTicket(session) : "");
    }
}
