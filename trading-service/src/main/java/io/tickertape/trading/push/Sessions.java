package io.tickertape.trading.push;

import io.tickertape.trading.blotter.AccountChange;
import io.tickertape.trading.blotter.AccountView;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.blotter.BlotterConfiguration;
import io.tickertape.trading.blotter.BlotterLine;
import io.tickertape.trading.blotter.BlotterListener;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.PreviewedForm;
import io.tickertape.trading.order.SubmissionState;
import io.tickertape.trading.order.Withdraw;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open pages of the accounts of one thread: each page gets each change of its account's blotter, whichever page made
 * it. Orders' rows go at once; what is added up from them is paced, so that a busy account costs no more than a quick
 * eye sees.
 */
final class Sessions implements BlotterListener {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    final Blotter blotter;
    final TicketAnswers tickets;
    private final PageSources sources;
    private final Pacer pace;
    private final Map<String, Set<TraderSession>> byAccount = new HashMap<>();

    /** @param awaited is told of accounts that somebody asks for while their past is still being read */
    Sessions(
            BlotterConfiguration config,
            Consumer<String> awaited,
            PageSources sources,
            Pacer.Timer timer,
            Duration accountPace) {
        this.sources = sources;
        blotter = new Blotter(config, this, awaited);
        tickets = new TicketAnswers(blotter, sources);
        pace = new Pacer(timer, accountPace, account -> {
            show(account, AccountPieces::changes);
            previews(account);
        });
    }

    /** Shows the page all there is, and from then on every change. */
    void open(TraderSession session) {
        String account = session.account;
        byAccount.computeIfAbsent(account, name -> new LinkedHashSet<>()).add(session);
        AccountView view = blotter.look(account);
        PageUpdate push = new PageUpdate();
        whole(session, view, new AccountPieces(sources.fragments(), view), push);
        push.rest(sources.freshTicket(session));
        push.rest(sources.fragments().journal(blotter.state(account)));
        push.rest(sources.fragments().standing(sources.standing().now()));
        session.send(push);
        // The page may have been loaded before the latest of them.
        session.send(controls(account));
    }

    void close(TraderSession session) {
        byAccount.computeIfPresent(session.account, (account, pages) -> {
            pages.remove(session);
            return pages.isEmpty() ? null : pages;
        });
    }

    Collection<TraderSession> of(String account) {
        return byAccount.getOrDefault(account, Set.of());
    }

    @Override
    public void changed(AccountChange change, AccountView account) {
        guarded(change.account(), () -> show(change, account));
        if (!change.reports().isEmpty()) {
            pace.wish(change.account());
        }
    }

    private void show(AccountChange change, AccountView account) {
        OrderPieces pieces = new OrderPieces(sources.fragments(), change, account);
        for (TraderSession session : of(change.account())) {
            PageUpdate push = new PageUpdate();
            pieces.changes(session.shown, push);
            for (BlotterLine line : change.lines()) {
                if (session.awaits(line.clientOrderId())) {
                    tickets.tell(session, line, push);
                } else if (session.follows(line.clientOrderId())) {
                    push.answer(Answer.of(pieces.answer(line), line.outcome().state()));
                }
            }
            pieces.answers(session::asked, push);
            session.send(push);
        }
    }

    /** What prices changed since: once in a while, and only where it is not the same. */
    void showMarks() {
        byAccount
                .keySet()
                .forEach(account -> guarded(account, () -> {
                    show(account, AccountPieces::marks);
                    previews(account);
                }));
    }

    private void previews(String account) {
        for (TraderSession session : of(account)) {
            preview(session, PreviewedForm.Name.TICKET);
            preview(session, PreviewedForm.Name.REPLACE);
        }
    }

    /** What the page lacks of the answer about the form that is typed on; it is in nobody's way if it fails. */
    void preview(TraderSession session, PreviewedForm.Name name) {
        guarded(session.account, () -> {
            AccountView view = blotter.look(session.account);
            PreviewedForm form = session.preview(name).lacking(view.account(), blotter.isRestored(session.account));
            if (form != null) {
                session.send(sources.fragments().preview(form));
            }
        });
    }

    /** What a page lacks of its account. */
    private interface Lack {
        void of(AccountPieces pieces, PageState shown, PageUpdate push);
    }

    private void show(String account, Lack lack) {
        eachPage(account, (pieces, session) -> {
            PageUpdate push = new PageUpdate();
            lack.of(pieces, session.shown, push);
            session.send(push);
        });
    }

    private void eachPage(String account, BiConsumer<AccountPieces, TraderSession> page) {
        Collection<TraderSession> sessions = of(account);
        if (!sessions.isEmpty()) {
            AccountPieces pieces = new AccountPieces(sources.fragments(), blotter.look(account));
            sessions.forEach(session -> page.accept(pieces, session));
        }
    }

    @Override
    public void outcome(Command command, Outcome outcome) {
        if (command instanceof Withdraw) {
            if (outcome.state() == SubmissionState.RECEIVED) {
                tickets.withdrawn(of(command.account()), command.clientOrderId());
            }
            return;
        }
        for (TraderSession session : of(command.account())) {
            if (session.asked(command.clientOrderId())) {
                session.answer(Answer.of(sources.fragments().answer(command, outcome), outcome.state()));
            }
        }
    }

    void controlsChanged() {
        byAccount.forEach((account, pages) -> guarded(account, () -> {
            String html = controls(account);
            pages.forEach(session -> session.send(html));
        }));
    }

    /** The engine that carries the orders out stands otherwise. */
    void standingChanged() {
        String html = sources.fragments().standing(sources.standing().now());
        byAccount.values().forEach(pages -> pages.forEach(session -> session.send(html)));
    }

    private String controls(String account) {
        return sources.fragments().controls(sources.controls().view().concerning(account));
    }

    @Override
    public void stateChanged() {
        byAccount.keySet().forEach(this::stateChanged);
    }

    @Override
    public void stateChanged(String account) {
        guarded(account, () -> showState(account));
    }

    private void showState(String account) {
        JournalState state = blotter.state(account);
        eachPage(account, (pieces, session) -> {
            PageUpdate push = new PageUpdate();
            if (state == JournalState.LIVE) {
                AccountView view = blotter.look(account);
                whole(session, view, pieces, push);
                // It may have been reported on while the account's past was read, which tells no page.
                view.lines().stream()
                        .filter(line -> session.awaits(line.clientOrderId()))
                        .forEach(line -> tickets.tell(session, line, push));
            }
            push.rest(sources.fragments().journal(state));
            session.send(push);
        });
    }

    private void whole(TraderSession session, AccountView view, AccountPieces pieces, PageUpdate push) {
        List<BlotterLine> lines = view.lines();
        session.shown.showsOnly(lines.stream().map(BlotterLine::clientOrderId).toList());
        push.body(sources.fragments().blotter(lines));
        pieces.whole(session.shown, push);
    }

    /** What goes wrong with one account must not keep anything from the others. */
    private static void guarded(String account, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("The pages of {} could not be told of a change", account, e);
        }
    }
}
