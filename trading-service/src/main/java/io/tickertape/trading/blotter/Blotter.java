package io.tickertape.trading.blotter;

import io.tickertape.trading.journal.JournalListener;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Every account's latest orders, folded from the journal; any thread may ask. While the journal's past is being read,
 * only lines that were there before are announced: whoever listens reads the whole when it is restored.
 */
public final class Blotter implements JournalListener {
    private final BlotterConfig config;
    private final Map<String, AccountBlotter> accounts = new ConcurrentHashMap<>();
    private volatile JournalState state = JournalState.UNREACHABLE;
    private volatile boolean restored;
    private volatile BlotterListener listener = new BlotterListener() {
        @Override
        public void changed(BlotterLine line, List<String> dropped) {}

        @Override
        public void state(JournalState state) {}
    };

    public Blotter(BlotterConfig config) {
        this.config = config;
    }

    public void announceTo(BlotterListener announced) {
        listener = announced;
    }

    @Override
    public void outcome(NewOrder order, Outcome outcome) {
        AccountBlotter account = account(order.account());
        synchronized (account) {
            account.fold(order, outcome)
                    .filter(change ->
                            restored || !change.added() || !outcome.state().isDecided())
                    .ifPresent(change -> listener.changed(change.line(), change.dropped()));
        }
    }

    @Override
    public void state(JournalState now) {
        restored |= now == JournalState.LIVE;
        state = now;
        listener.state(now);
    }

    public JournalState state() {
        return state;
    }

    /** Whether everything that was on the journal at the start has been folded in. */
    public boolean isRestored() {
        return restored;
    }

    public List<BlotterLine> lines(String account) {
        AccountBlotter blotter = account(account);
        synchronized (blotter) {
            return blotter.lines();
        }
    }

    /** Shows the account's lines while no change of them can come in between. */
    public void whileStill(String account, Consumer<List<BlotterLine>> reader) {
        AccountBlotter blotter = account(account);
        synchronized (blotter) {
            reader.accept(blotter.lines());
        }
    }

    /** Shows one line while no change of it can come in between; false if there is no such line. */
    public boolean whileStill(String account, String clientOrderId, Consumer<BlotterLine> reader) {
        AccountBlotter blotter = account(account);
        synchronized (blotter) {
            BlotterLine line = blotter.line(clientOrderId);
            if (line != null) {
                reader.accept(line);
            }
            return line != null;
        }
    }

    private AccountBlotter account(String account) {
        return accounts.computeIfAbsent(account, name -> new AccountBlotter(config.ordersPerAccount()));
    }
}
