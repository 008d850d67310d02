package io.tickertape.trading.gateway;

import io.micronaut.websocket.CloseReason;
import io.tickertape.tape.process.FatalErrors;
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
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.SubmissionState;
import io.tickertape.trading.order.Withdraw;
import io.tickertape.trading.view.DeskFragments;
import io.tickertape.trading.view.EngineStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every open page, by account: each gets each change of its blotter, whichever page made it. Orders' rows go at once;
 * what is added up from them is paced, so that a busy account costs no more than a quick eye sees.
 */
final class Sessions implements BlotterListener, ControlsListener {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final CloseReason RESTART = new CloseReason(1012, "the desk restarts");

    private final Blotter blotter;
    private final Controls controls;
    private final DeskFragments fragments;
    private final Tickets tickets;
    private final EngineStatus standing;
    /** One thread, for what is paced; what is wished while it stops is for nobody. */
    private final ScheduledExecutorService executor = new ScheduledThreadPoolExecutor(
            1,
            task -> {
                Thread thread = new Thread(task, "desk-pages");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    private final Pacer pace;
    private final Map<String, Set<TraderSession>> byAccount = new ConcurrentHashMap<>();

    Sessions(
            Blotter blotter,
            Controls controls,
            DeskFragments fragments,
            Tickets tickets,
            EngineStatus standing,
            GatewayConfiguration config) {
        this.blotter = blotter;
        this.controls = controls;
        this.fragments = fragments;
        this.tickets = tickets;
        this.standing = standing;
        pace = new Pacer(
                (time, task) -> {
                    var unused = executor.schedule(FatalErrors.guard(task), time.toMillis(), TimeUnit.MILLISECONDS);
                },
                config.accountPace(),
                this::showAccount);
        long marks = config.markPace().toMillis();
        var unused = executor.scheduleWithFixedDelay(
                FatalErrors.guard(this::showMarks), marks, marks, TimeUnit.MILLISECONDS);
    }

    /** Shows the page all there is, and from then on every change. */
    void open(TraderSession session) {
        blotter.whileStill(session.account, view -> {
            byAccount
                    .computeIfAbsent(session.account, account -> ConcurrentHashMap.newKeySet())
                    .add(session);
            PageUpdate push = new PageUpdate();
            whole(session, view, new AccountPieces(fragments.ofAccount(), view), push);
            push.rest(freshTicket(session));
            push.rest(fragments.journal(blotter.state(session.account)));
            push.rest(fragments.standing(standing.now()));
            push.sendTo(session);
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

    void stop() {
        executor.shutdownNow();
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
        OrderPieces pieces = new OrderPieces(fragments, change, account);
        for (TraderSession session : sessions) {
            PageUpdate push = new PageUpdate();
            pieces.changes(session.shown, push);
            for (BlotterLine line : change.lines()) {
                if (session.awaits(line.clientOrderId())) {
                    push.rest(answer(session, line));
                } else if (session.follows(line.clientOrderId())) {
                    push.rest(pieces.answer(line));
                }
            }
            pieces.answers(session::asked, push);
            push.sendTo(session);
        }
        if (!change.reports().isEmpty()) {
            pace.wish(change.account());
        }
    }

    private void showAccount(String account) {
        show(account, (pieces, session) -> {
            PageUpdate push = new PageUpdate();
            pieces.changes(session.shown, push);
            push.sendTo(session);
        });
    }

    /** What prices changed since: once in a while, and only where it is not the same. */
    private void showMarks() {
        try {
            byAccount
                    .keySet()
                    .forEach(account -> show(account, (pieces, session) -> {
                        PageUpdate push = new PageUpdate();
                        pieces.marks(session.shown, push);
                        push.sendTo(session);
                    }));
        } catch (RuntimeException e) {
            LOG.error("The positions could not be shown at the latest prices", e);
        }
    }

    private void show(String account, BiConsumer<AccountPieces, TraderSession> pages) {
        Set<TraderSession> sessions = byAccount.getOrDefault(account, Set.of());
        if (sessions.isEmpty()) {
            return;
        }
        blotter.whileStill(account, view -> {
            AccountPieces pieces = new AccountPieces(fragments.ofAccount(), view);
            sessions.forEach(session -> pages.accept(pieces, session));
            return account;
        });
    }

    @Override
    public void outcome(Command command, Outcome outcome) {
        if (command instanceof Withdraw) {
            if (outcome.state() == SubmissionState.RECEIVED) {
                withdrawn(command);
            }
            return;
        }
        for (TraderSession session : byAccount.getOrDefault(command.account(), Set.of())) {
            if (session.asked(command.clientOrderId())) {
                session.send(fragments.answer(command, outcome));
            }
        }
    }

    /** Whatever was sent on this ticket is on the journal by now, or will never be placed. */
    private void withdrawn(Command command) {
        String id = command.clientOrderId();
        for (TraderSession session : byAccount.getOrDefault(command.account(), Set.of())) {
            if (session.awaits(id) && !tellOutcome(session, id)) {
                session.awaitsNothing();
                boolean isKnown = blotter.whileStill(session.account, AccountView::isWhole);
                session.send(freshTicket(session)
                        + (isKnown
                                ? fragments.refusals(id, List.of(GatewayRefusals.NEVER_ARRIVED))
                                : fragments.noLongerShown(id)));
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
    public void stateChanged() {
        byAccount.keySet().forEach(this::stateChanged);
    }

    @Override
    public void stateChanged(String account) {
        blotter.whileStill(account, view -> {
            JournalState state = blotter.state(account);
            AccountPieces pieces = new AccountPieces(fragments.ofAccount(), view);
            for (TraderSession session : byAccount.getOrDefault(account, Set.of())) {
                PageUpdate push = new PageUpdate();
                if (state == JournalState.LIVE) {
                    whole(session, view, pieces, push);
                    // It may have been reported on while the account's past was read, which tells no page.
                    view.lines().stream()
                            .filter(line -> session.awaits(line.clientOrderId()))
                            .forEach(line -> push.rest(answer(session, line)));
                }
                push.rest(fragments.journal(state));
                push.sendTo(session);
            }
            return state;
        });
    }

    /** How the desk stands that carries the orders out. */
    void standing(EngineStatus.Standing now) {
        String html = fragments.standing(now);
        byAccount.values().forEach(sessions -> sessions.forEach(session -> session.send(html)));
    }

    private void whole(TraderSession session, AccountView view, AccountPieces pieces, PageUpdate push) {
        session.shown.showsOnly(
                view.lines().stream().map(BlotterLine::clientOrderId).toList());
        push.body(fragments.blotter(view.lines()));
        pieces.whole(session.shown, push);
    }
}
