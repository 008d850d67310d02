package io.tickertape.trading.gateway;

import io.micronaut.websocket.CloseReason;
import io.tickertape.trading.blotter.AccountChange;
import io.tickertape.trading.blotter.AccountView;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.blotter.BlotterLine;
import io.tickertape.trading.blotter.BlotterListener;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.controls.ControlsListener;
import io.tickertape.trading.controls.ControlsView;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.login.LoggedOut;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.web.DeskFragments;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every open page, by account: each gets each change of its blotter, whichever page made it. */
final class Sessions implements BlotterListener, ControlsListener {
    private static final CloseReason RESTART = new CloseReason(1012, "the desk restarts");

    private final Blotter blotter;
    private final Controls controls;
    private final DeskFragments fragments;
    private final Tickets tickets;
    private final Map<String, Set<TraderSession>> byAccount = new ConcurrentHashMap<>();

    Sessions(Blotter blotter, Controls controls, DeskFragments fragments, Tickets tickets) {
        this.blotter = blotter;
        this.controls = controls;
        this.fragments = fragments;
        this.tickets = tickets;
    }

    /** Shows the page all there is, and from then on every change. */
    void open(TraderSession session) {
        blotter.whileStill(session.account, view -> {
            byAccount
                    .computeIfAbsent(session.account, account -> ConcurrentHashMap.newKeySet())
                    .add(session);
            session.send(whole(session, view) + freshTicket(session) + fragments.journal(blotter.state()));
            // The page may have been loaded before the latest of them.
            controls.whileStill(stopped -> session.send(fragments.controls(stopped.concerning(session.account))));
            return session;
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
    public void changed(AccountChange change, AccountView account) {
        Set<TraderSession> sessions = byAccount.getOrDefault(change.account(), Set.of());
        if (sessions.isEmpty()) {
            return;
        }
        Rendered rendered = new Rendered(change, account);
        sessions.forEach(session -> session.send(rendered.changeOf(session)));
    }

    /** A change, each of its pieces rendered once for all pages that need it. */
    private final class Rendered {
        private final AccountChange change;
        private final Map<String, String> rows = new HashMap<>();
        private final Map<String, String> newRows = new HashMap<>();
        private final String rest;

        Rendered(AccountChange change, AccountView account) {
            this.change = change;
            rest = change.reports().isEmpty() ? "" : fragments.account(account);
        }

        String changeOf(TraderSession session) {
            // Rows go first: after anything else the browser's parser drops them.
            StringBuilder html = new StringBuilder();
            for (BlotterLine line : change.lines()) {
                String id = line.clientOrderId();
                html.append(
                        session.hadRow(id)
                                ? rows.computeIfAbsent(id, any -> fragments.row(line))
                                : newRows.computeIfAbsent(id, any -> fragments.newRow(line)));
            }
            for (String oldest : change.dropped()) {
                if (session.dropsRow(oldest)) {
                    html.append(fragments.droppedRow(oldest));
                }
            }
            html.append(rest);
            for (BlotterLine line : change.lines()) {
                if (session.awaits(line.clientOrderId())) {
                    html.append(answer(session, line));
                }
            }
            for (ExecutionReport report : change.reports()) {
                if (session.asked(report.command())) {
                    html.append(fragments.answer(report));
                }
            }
            return html.toString();
        }
    }

    @Override
    public void outcome(Command command, Outcome outcome) {
        for (TraderSession session : byAccount.getOrDefault(command.account(), Set.of())) {
            if (session.asked(command.clientOrderId())) {
                session.send(fragments.answer(command, outcome));
            }
        }
    }

    @Override
    public void changed(ControlsView view) {
        byAccount.forEach((account, sessions) -> {
            if (!sessions.isEmpty()) {
                String html = fragments.controls(view.concerning(account));
                sessions.forEach(session -> session.send(html));
            }
        });
    }

    @Override
    public void state(JournalState state) {
        byAccount.forEach((account, sessions) -> blotter.whileStill(account, view -> {
            for (TraderSession session : sessions) {
                String rows = state == JournalState.LIVE ? whole(session, view) : "";
                session.send(rows + fragments.journal(state));
            }
            return state;
        }));
    }

    private String whole(TraderSession session, AccountView view) {
        session.showsOnly(view.lines().stream().map(BlotterLine::clientOrderId).toList());
        return fragments.blotter(view.lines()) + fragments.account(view);
    }
}
