package io.tickertape.trading.gateway;

import io.micronaut.websocket.CloseReason;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.blotter.BlotterLine;
import io.tickertape.trading.blotter.BlotterListener;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.login.LoggedOut;
import io.tickertape.trading.web.DeskFragments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every open page, by account: each gets each change of its blotter, whichever page made it. */
final class Sessions implements BlotterListener {
    private static final CloseReason RESTART = new CloseReason(1012, "the desk restarts");

    private final Blotter blotter;
    private final DeskFragments fragments;
    private final Tickets tickets;
    private final Map<String, Set<TraderSession>> byAccount = new ConcurrentHashMap<>();

    Sessions(Blotter blotter, DeskFragments fragments, Tickets tickets) {
        this.blotter = blotter;
        this.fragments = fragments;
        this.tickets = tickets;
    }

    /** Shows the page all there is, and from then on every change. */
    void open(TraderSession session) {
        blotter.whileStill(session.account, lines -> {
            byAccount
                    .computeIfAbsent(session.account, account -> ConcurrentHashMap.newKeySet())
                    .add(session);
            session.send(whole(session, lines) + freshTicket(session) + fragments.journal(blotter.state()));
        });
    }

    void close(TraderSession session) {
        session.closed();
        byAccount.getOrDefault(session.account, Set.of()).remove(session);
    }

    int count() {
        return byAccount.values().stream().mapToInt(Set::size).sum();
    }

    /** The pages are told to come back: they do so by themselves. */
    void closeAll() {
        byAccount.values().forEach(sessions -> sessions.forEach(session -> session.close(RESTART)));
    }

    /** The other pages of a browser that was logged out. */
    void closeThoseOf(LoggedOut login) {
        byAccount.getOrDefault(login.account(), Set.of()).stream()
                .filter(session -> session.login.equals(login.id()))
                .forEach(TraderSession::logOut);
    }

    String freshTicket(TraderSession session) {
        Ticket ticket = tickets.issue(session.account);
        session.ticket(ticket);
        return fragments.ticket(ticket.text());
    }

    /** Tells a page what became of the order on its ticket, now and when that changes; false if there is none. */
    boolean tellOutcome(TraderSession session, String clientOrderId) {
        return blotter.whileStill(session.account, clientOrderId, line -> session.send(answer(session, line)));
    }

    /** What a page is told about the order that its ticket is locked for; a decided order unlocks it. */
    private String answer(TraderSession session, BlotterLine line) {
        if (!line.outcome().state().isDecided()) {
            session.await(line.clientOrderId());
            return fragments.answer(line);
        }
        session.awaitsNothing();
        return freshTicket(session) + fragments.answer(line);
    }

    @Override
    public void changed(BlotterLine line, List<String> dropped) {
        Set<TraderSession> sessions = byAccount.getOrDefault(line.order().account(), Set.of());
        if (sessions.isEmpty()) {
            return;
        }
        String row = fragments.row(line);
        for (TraderSession session : sessions) {
            // Rows go first: after anything else the browser's parser drops them.
            StringBuilder html = new StringBuilder(session.hadRow(line.clientOrderId()) ? row : fragments.newRow(line));
            for (String oldest : dropped) {
                if (session.dropsRow(oldest)) {
                    html.append(fragments.droppedRow(oldest));
                }
            }
            if (session.awaits(line.clientOrderId())) {
                html.append(answer(session, line));
            }
            session.send(html.toString());
        }
    }

    @Override
    public void state(JournalState state) {
        byAccount.forEach((account, sessions) -> blotter.whileStill(account, lines -> {
            for (TraderSession session : sessions) {
                String rows = state == JournalState.LIVE ? whole(session, lines) : "";
                session.send(rows + fragments.journal(state));
            }
        }));
    }

    private String whole(TraderSession session, List<BlotterLine> lines) {
        session.showsOnly(lines.stream().map(BlotterLine::clientOrderId).toList());
        return fragments.blotter(lines);
    }
}
