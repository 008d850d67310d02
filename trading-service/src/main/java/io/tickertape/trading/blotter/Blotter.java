package io.tickertape.trading.blotter;

import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.SubmissionState;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Accounts as their pages show them, folded from the journal and the engine's reports by one thread. While an account's
 * past is being read, only its orders on their way are announced: the listener reads the whole when the account is
 * restored. An order that was only just sent is not announced: its page knows, and most are decided at once.
 */
public final class Blotter {
    private final BlotterConfiguration config;
    private final BlotterListener listener;
    private final Consumer<String> awaited;
    private final Map<String, AccountBlotter> accounts = new HashMap<>();
    private final EvictionOrder held;
    /** Accounts with reports that were not announced yet. */
    private final Set<String> reported = new LinkedHashSet<>();

    private JournalState journal = JournalState.UNREACHABLE;
    private boolean journalRestored;
    private boolean reportsRead;
    private JournalState state = JournalState.UNREACHABLE;
    private boolean restored;

    /** @param awaited is told of accounts that somebody asks for while their past is still being read */
    public Blotter(BlotterConfiguration config, BlotterListener listener, Consumer<String> awaited) {
        this.config = config;
        this.listener = listener;
        this.awaited = awaited;
        held = new EvictionOrder(config.entries());
    }

    /**
     * Folds in what the journal knows of a command.
     *
     * @param offset where the command stands in its partition of the journal; negative where that is not known
     */
    public void outcome(Command command, Outcome outcome, long offset) {
        AccountBlotter account = account(command.account());
        if (command instanceof NewOrder order) {
            boolean known = account.line(order.clientOrderId()) != null;
            account.fold(order, outcome, offset);
            makeRoom(account);
            if (known || outcome.state() != SubmissionState.SENDING) {
                announce(account, known || !outcome.state().isDecided());
            }
        } else if (isRestored(account)) {
            listener.outcome(command, outcome);
        }
    }

    /**
     * Folds the next report of its account in.
     *
     * @throws RuntimeException if it does not go with those that came before; it then has changed nothing
     */
    public void report(ExecutionReport report) {
        AccountBlotter account = account(report.account());
        account.fold(report);
        reported.add(report.account());
        makeRoom(account);
    }

    private void makeRoom(AccountBlotter changed) {
        for (String name : held.changed(changed.account().name(), changed.held())) {
            account(name).forget();
        }
    }

    /** Announces what the reports since the last call have changed, once an account. */
    public void announceReports() {
        List<String> names = List.copyOf(reported);
        reported.clear();
        names.forEach(name -> announce(account(name), false));
    }

    /** @param onItsWay whether it is about an order of now, which is announced even while the past is read */
    private void announce(AccountBlotter account, boolean onItsWay) {
        AccountChange change = account.takeChange();
        if (change != null && (onItsWay || isRestored(account))) {
            listener.changed(change, account);
        }
    }

    /** The past of this account has been folded in, that of others may not have been. */
    public void caughtUp(String name) {
        AccountBlotter account = account(name);
        if (!account.isPastRead()) {
            account.pastRead();
            listener.stateChanged(name);
        }
    }

    /** All reports that there were at the start have been folded in. */
    public void reportsRead() {
        reportsRead = true;
        settle(journal);
    }

    public void state(JournalState now) {
        settle(now);
    }

    private void settle(JournalState journalNow) {
        JournalState before = journal;
        journal = journalNow;
        journalRestored |= journal == JournalState.LIVE;
        JournalState now = journal == JournalState.LIVE && !reportsRead ? JournalState.RESTORING : journal;
        restored |= now == JournalState.LIVE;
        // Accounts whose past was read ahead stand as the journal does.
        if (now != state || journal != before) {
            state = now;
            listener.stateChanged();
        }
    }

    /** How the journal stands, and with it the account: live when all of its past has been folded in. */
    public JournalState state(String account) {
        return account(account).isPastRead() ? journal : state;
    }

    /** Whether everything of the account that was on the journal and among the reports at the start is folded in. */
    public boolean isRestored(String account) {
        return isRestored(account(account));
    }

    private boolean isRestored(AccountBlotter account) {
        return restored || (journalRestored && account.isPastRead());
    }

    /** The account as it stands now. */
    public AccountView look(String account) {
        AccountBlotter blotter = account(account);
        if (!restored && !blotter.isPastRead()) {
            awaited.accept(account);
        }
        held.lookedAt(account);
        return blotter;
    }

    /** How many orders of the account are open. */
    public int openOrders(String account) {
        return account(account).account().working().size();
    }

    private AccountBlotter account(String account) {
        return accounts.computeIfAbsent(account, name -> new AccountBlotter(name, config));
    }
}
