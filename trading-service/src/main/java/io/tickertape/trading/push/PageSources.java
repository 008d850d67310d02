package io.tickertape.trading.push;

import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.view.DeskFragments;
import io.tickertape.trading.view.EngineStatus;
import java.time.Instant;

/** What pages are made from, beside their account. */
record PageSources(DeskFragments fragments, TicketIssuer tickets, Controls controls, EngineStatus standing) {
    /** A fresh ticket on its way to the page. */
    String freshTicket(TraderSession session) {
        String ticket = tickets.issueText(session.account);
        session.ticket(ticket);
        return fragments.ticket(ticket);
    }

    String heartbeat(TraderSession session, Instant now, boolean needsTicket) {
        return fragments.heartbeat(now) + (needsTicket ? freshTicket(session) : "");
    }
}
