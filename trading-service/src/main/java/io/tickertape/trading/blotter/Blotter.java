package io.tickertape.trading.blotter;

import io.tickertape.trading.execution.ReportListener;
import io.tickertape.trading.journal.JournalListener;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.SubmissionState;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every account as its pages show it, folded from the journal and the engine's reports; any thread may ask. While an
 * account's past is being read, nothing of it but orders on their way is announced: whoever listens reads the whole when
 * it is restored. An order that was only just sent is not: its page knows, and most are decided at once.
 */
public final class Blotter implements JournalListener, ReportListener {
    private final BlotterConfiguration config;
    private final Map<String, AccountBlotter> accounts = new ConcurrentHashMap<>();
    private final EvictionOrder held;
    /** Accounts with reports that were not announced yet. */
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    private volatile JournalState journal = JournalState.UNREACHABLE;
    private volatile boolean journalRestored;
    private boolean reportsRead;
    private volatile JournalState state = JournalState.UNREACHABLE;
    private volatile boolean restored;
    private volatile BlotterListener listener = new BlotterListener() {
        @Override
        public void changed(AccountChange change, AccountView account) {}

        @Override
        public void outcome(Command command, Outcome outcome) {}

        @Override
        public void stateChanged() {}

        @Override
        public void stateChanged(String account) {}
    };

    private volatile Consumer<String> awaited = account -> {};

    public Blotter(BlotterConfiguration config) {
        this.config = config;
        held = new EvictionOrder(config.entries());
    }

    public void announceTo(BlotterListener announced) {
        listener = announced;
    }

    /** Names the accounts that somebody asks for while their past is still being read. */
    public void announceAwaited(Consumer<String> announced) {
        awaited = announced;
    }

    @Override
    public void outcome(Command command, Outcome outcome, long offset) {
        AccountBlotter account = account(command.account());
        synchronized (account) {
            if (command instanceof NewOrder order) {
                boolean known = account.line(order.clientOrderId()) != null;
                account.fold(order, outcome, offset);
                if (known || outcome.state() != SubmissionState.SENDING) {
                    announce(account, known || !outcome.state().isDecided());
                }
            } else if (isRestored(account)) {
                listener.outcome(command, outcome);
            }
        }
        makeRoom(account);
    }

    @Override
    public void report(ExecutionReport report) {
        AccountBlotter account = account(report.account());
        synchronized (account) {
            account.fold(report);
        }
        reported.add(report.account());
        makeRoom(account);
    }

    private void makeRoom(AccountBlotter changed) {
        int count;
        synchronized (changed) {
            count = changed.held();
        }
        for (String name : held.changed(changed.account().name(), count)) {
            AccountBlotter account = account(name);
            synchronized (account) {
                account.forget();
            }
        }
    }

    @Override
    public void paused() {
        for (Iterator<String> names = reported.iterator(); names.hasNext(); ) {
            AccountBlotter account = account(names.next());
            // Before it is announced, since the other reader may fold another one in meanwhile.
            names.remove();
            synchronized (account) {
                announce(account, false);
            }
        }
    }

    /** @param onItsWay whether it is about an order of now, which is announced even while the past is read */
    private void announce(AccountBlotter account, boolean onItsWay) {
        AccountChange change = account.takeChange();
        if (change != null && (onItsWay || isRestored(account))) {
            listener.changed(change, account);
        }
    }

    @Override
    public void caughtUp(String name) {
        AccountBlotter account = account(name);
        synchronized (account) {
            if (!account.isPastRead()) {
                account.pastRead();
                listener.stateChanged(name);
            }
        }
    }

    @Override
    public void progress(int percent) {
        if (percent == 100) {
            settle(null, true);
        }
    }

    @Override
    public void state(JournalState now) {
        settle(now, false);
    }

    private synchronized void settle(@Nullable JournalState journalNow, boolean read) {
        JournalState before = journal;
        journal = journalNow == null ? before : journalNow;
        journalRestored |= journal == JournalState.LIVE;
        reportsRead |= read;
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

    /** Shows the account while no change of it can come in between. */
    public <T> T whileStill(String account, Function<AccountView, T> reader) {
        AccountBlotter blotter = account(account);
        if (!restored && !blotter.isPastRead()) {
            awaited.accept(account);
        }
        held.lookedAt(account);
        synchronized (blotter) {
            return reader.apply(blotter);
        }
    }

    /** Shows one line while no change of it can come in between; false if there is no such line. */
    public boolean whileStill(String account, String clientOrderId, Consumer<BlotterLine> reader) {
        return whileStill(account, view -> {
            BlotterLine line = view.line(clientOrderId);
            if (line != null) {
                reader.accept(line);
            }
            return line != null;
        });
    }

    private AccountBlotter account(String account) {
        return accounts.computeIfAbsent(account, name -> new AccountBlotter(name, config));
    }
}
