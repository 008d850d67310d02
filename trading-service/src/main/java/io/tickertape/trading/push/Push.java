package io.tickertape.trading.push;

import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.PulseSource;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.blotter.AccountView;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.blotter.BlotterConfiguration;
import io.tickertape.trading.controls.ControlsListener;
import io.tickertape.trading.controls.ControlsView;
import io.tickertape.trading.execution.ReportListener;
import io.tickertape.trading.journal.JournalListener;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.PreviewedForm;
import io.tickertape.trading.order.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The way out: whatever concerns an account is posted to the account's one thread, and folded, rendered and pushed
 * there. Nobody who posts waits, but for Kafka's readers when they are too far ahead. So what is posted is bounded: by
 * that, by the commands that may be in flight, and by what each page may send.
 */
public final class Push implements JournalListener, ReportListener, ControlsListener, PulseSource, AutoCloseable {
    private final Shares shares;
    private final Set<TraderSession> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> openOrders = new ConcurrentHashMap<>();
    private final PageSources sources;
    private volatile Consumer<String> awaited = account -> {};

    Push(PushConfiguration config, BlotterConfiguration blotter, PageSources sources) {
        this.sources = sources;
        shares = new Shares(config, blotter, sources, account -> awaited.accept(account));
    }

    /** Names the accounts that somebody asks for while their past is still being read. */
    public void announceAwaited(Consumer<String> announced) {
        awaited = announced;
    }

    @Override
    public void outcome(Command command, Outcome outcome, long offset) {
        shares.post(command.account(), sessions -> sessions.blotter.outcome(command, outcome, offset));
    }

    @Override
    public void state(JournalState state) {
        shares.postAll(sessions -> sessions.blotter.state(state));
    }

    @Override
    public void report(ExecutionReport report, Consumer<RuntimeException> misfit) {
        String account = report.account();
        shares.post(account, sessions -> {
            try {
                sessions.blotter.report(report);
                openOrders.put(account, sessions.blotter.openOrders(account));
                sources.throughput().count(report);
            } catch (RuntimeException e) {
                misfit.accept(e);
            }
        });
    }

    @Override
    public void paused() {
        shares.postAll(sessions -> sessions.blotter.announceReports());
        letCatchUp();
    }

    @Override
    public void letCatchUp() {
        shares.letCatchUp();
    }

    @Override
    public void caughtUp(String account) {
        shares.post(account, sessions -> sessions.blotter.caughtUp(account));
    }

    @Override
    public void progress(int percent) {
        if (percent == 100) {
            shares.postAll(sessions -> sessions.blotter.reportsRead());
        }
    }

    @Override
    public void changed(ControlsView controls) {
        shares.postAll(Sessions::controlsChanged);
    }

    void standingChanged() {
        shares.postAll(Sessions::standingChanged);
    }

    /** Shows the page all there is, and from then on every change. */
    public void open(TraderSession session) {
        open.add(session);
        shares.post(session.account, sessions -> sessions.open(session));
    }

    public void close(TraderSession session) {
        open.remove(session);
        shares.post(session.account, sessions -> sessions.close(session));
    }

    /** For operators. */
    public OpenPages pages() {
        return new OpenPages(open);
    }

    /** The page has sent a message. */
    public void heard(TraderSession session, Instant now) {
        session.heard(now);
        sources.throughput().message();
    }

    /** How many orders of the account were open when its last report was folded in. */
    public int openOrders(String account) {
        return openOrders.getOrDefault(account, 0);
    }

    /** Has an account's own thread look at the account as its pages show it, and whether all of its past is read. */
    public void look(String account, BiConsumer<Account, Boolean> task) {
        shares.post(
                account,
                sessions ->
                        task.accept(sessions.blotter.look(account).account(), sessions.blotter.isRestored(account)));
    }

    /** The page asks about a form that is typed on, to be answered at once or with the next change; the latest waits. */
    public void preview(TraderSession session, PreviewedForm.Name form, boolean atOnce, PreviewQuestion question) {
        if (session.preview(form).ask(question, atOnce)) {
            shares.post(session.account, sessions -> sessions.preview(session, form));
        }
    }

    /** Has an account's own thread make something of the account and of how its journal stands. */
    public <T> CompletableFuture<T> ask(String account, BiFunction<AccountView, JournalState, T> question) {
        Shares.Share share = shares.of(account);
        Blotter blotter = share.sessions().blotter;
        return share.thread().ask(() -> question.apply(blotter.look(account), blotter.state(account)));
    }

    /** The page has sent an order on this ticket, and is to be told what becomes of it. */
    public void await(TraderSession session, String ticket) {
        shares.post(session.account, sessions -> session.await(ticket));
    }

    /** The page has sent a command that is no new order, and is to be told what becomes of it. */
    public void follow(TraderSession session, String command) {
        shares.post(session.account, sessions -> session.asks(command));
    }

    /** Says what became of a used ticket, and all that follows. */
    public void tellUsed(TraderSession session, String ticket) {
        shares.post(session.account, sessions -> sessions.tickets.tellUsed(session, ticket));
    }

    /** Says what became of a ticket, and all that follows; if nothing is known, whether all the past is read. */
    public void tell(TraderSession session, String ticket, Consumer<Boolean> unknown) {
        shares.post(session.account, sessions -> {
            if (!sessions.tickets.tell(session, ticket)) {
                unknown.accept(sessions.blotter.isRestored(session.account));
            }
        });
    }

    /** Says what became of a ticket that is good no more, or why it is not where no order on it is known. */
    public void tellUnusable(TraderSession session, String ticket, Refusal refusal) {
        shares.post(session.account, sessions -> sessions.tickets.tellUnusable(session, ticket, refusal));
    }

    /** Nothing was placed on a used ticket: says so to all who wait for it or ask. */
    public void refused(TraderSession session, UsedTicket ticket, List<Refusal> refusals, Instant now) {
        shares.post(
                session.account,
                sessions -> sessions.tickets.refused(sessions.of(session.account), session, ticket, refusals, now));
    }

    /** The order on a used ticket was handed to the journal. */
    public void journaled(TraderSession session, UsedTicket ticket, Instant now) {
        shares.post(session.account, sessions -> sessions.tickets.journaled(ticket, now));
    }

    /** Why a message is taken no further. */
    public void refuse(TraderSession session, Refusal refusal) {
        session.answer(sources.refusals("", refusal));
    }

    /** Why a ticket is not good, with a fresh one. */
    public void refuseTicket(TraderSession session, String ticket, Refusal refusal) {
        sources.answer(session, sources.refusals(ticket, refusal));
    }

    public void refuseChange(TraderSession session, List<Refusal> refusals) {
        session.answer(sources.changeRefusals(refusals));
    }

    public void refuseAlert(TraderSession session, List<Refusal> refusals) {
        session.answer(sources.alertRefusals(refusals));
    }

    /** Answers a heartbeat behind all that was posted before, so that it also tells that the account's thread goes on. */
    public void heartbeat(TraderSession session, Instant now, boolean needsTicket) {
        shares.post(session.account, sessions -> session.send(sources.heartbeat(session, now, needsTicket)));
    }

    /** Of the accounts' threads. */
    @Override
    public List<Pulse> pulses() {
        return shares.pulses();
    }

    @Override
    public void close() {
        shares.close();
    }
}
