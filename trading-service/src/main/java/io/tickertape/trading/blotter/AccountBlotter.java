package io.tickertape.trading.blotter;

import io.tickertape.trading.account.Account;
import io.tickertape.trading.journal.JournalListener;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.SubmissionState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One account as it is shown: its fold, its latest orders and reports. */
final class AccountBlotter implements AccountView {
    private static final Comparator<NewOrder> LATEST_FIRST =
            Comparator.comparing(NewOrder::submitted).reversed().thenComparing(NewOrder::clientOrderId);

    private final Account account;
    private final BlotterConfiguration bounds;
    private final Map<String, BlotterLine> lines = new HashMap<>();
    private final TreeSet<NewOrder> latestFirst = new TreeSet<>(LATEST_FIRST);
    private final Deque<ExecutionReport> activity = new ArrayDeque<>();
    /** What changed since it was told last. */
    private final Map<String, BlotterLine> changed = new LinkedHashMap<>();

    private final List<String> dropped = new ArrayList<>();
    private final List<ExecutionReport> reports = new ArrayList<>();
    private boolean isWhole = true;
    /** Up to where the engine has told of the account's orders, which stand in one partition of the journal. */
    private long carriedOut = JournalListener.NOWHERE;

    private boolean pastRead;

    AccountBlotter(String name, BlotterConfiguration bounds) {
        this.account = new Account(name);
        this.bounds = bounds;
    }

    /**
     * Folds in what the journal knows of an order.
     *
     * @param offset where it stands on the journal; {@link JournalListener#NOWHERE} where that is not known
     */
    void fold(NewOrder order, Outcome outcome, long offset) {
        BlotterLine before = lines.get(order.clientOrderId());
        if (before == null && offset != JournalListener.NOWHERE && offset <= carriedOut) {
            // The engine has told of it, and its line had to make room: the journal knows less.
            return;
        }
        if (before == null) {
            put(new BlotterLine(order, outcome, null), null);
        } else if (!before.outcome().equals(outcome) && !isStale(before, outcome)) {
            put(new BlotterLine(before.order(), outcome, null), before);
        }
    }

    /** What the engine said stands, what is decided stays so, and a second record of an order changes nothing. */
    private static boolean isStale(BlotterLine before, Outcome outcome) {
        SubmissionState known = before.outcome().state();
        return before.reported() != null
                || known == SubmissionState.RECEIVED
                || (known.isDecided() && !outcome.state().isDecided());
    }

    /** Folds the account's next report in; one that was folded before changes nothing. */
    void fold(ExecutionReport report) {
        if (report.sequence() <= account.sequence()) {
            return;
        }
        account.apply(report);
        activity.addFirst(report);
        if (activity.size() > bounds.reportsPerAccount()) {
            activity.removeLast();
        }
        reports.add(report);
        Order order = report.order();
        if (order != null) {
            carriedOut = Math.max(carriedOut, order.journalOffset());
        }
        if (order != null && report.type() != ExecutionType.CANCEL_REJECTED) {
            put(
                    new BlotterLine(order.placed(), Outcome.reported(order, report.reason()), order),
                    lines.get(order.clientOrderId()));
        }
    }

    private void put(BlotterLine line, @Nullable BlotterLine before) {
        if (before != null && !before.order().submitted().equals(line.order().submitted())) {
            latestFirst.remove(before.order());
        }
        lines.put(line.clientOrderId(), line);
        latestFirst.add(line.order());
        changed.put(line.clientOrderId(), line);
        while (lines.size() > bounds.ordersPerAccount()) {
            String oldest = latestFirst.last().clientOrderId();
            latestFirst.pollLast();
            lines.remove(oldest);
            changed.remove(oldest);
            dropped.add(oldest);
            isWhole = false;
        }
    }

    /** All reports that there were at the start have been folded in. */
    void pastRead() {
        pastRead = true;
    }

    /** Whether this account's reports were read ahead of those of others. */
    boolean isPastRead() {
        return pastRead;
    }

    /** How many orders and reports are held. */
    int held() {
        return lines.size() + activity.size();
    }

    /** Lets the past go: all but what is open, on its way, or not announced yet. */
    void forget() {
        activity.clear();
        isWhole &= !lines.values().removeIf(line -> isOver(line) && !changed.containsKey(line.clientOrderId()));
        latestFirst.removeIf(order -> !lines.containsKey(order.clientOrderId()));
    }

    private static boolean isOver(BlotterLine line) {
        SubmissionState state = line.outcome().state();
        return line.reported() == null ? state.isDecided() && state != SubmissionState.RECEIVED : !line.isWorking();
    }

    /** What changed since this was asked last; null when nothing did. */
    @Nullable
    AccountChange takeChange() {
        if (changed.isEmpty() && dropped.isEmpty() && reports.isEmpty()) {
            return null;
        }
        AccountChange change = new AccountChange(
                account.name(), List.copyOf(changed.values()), List.copyOf(dropped), List.copyOf(reports));
        changed.clear();
        dropped.clear();
        reports.clear();
        return change;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public List<BlotterLine> lines() {
        return latestFirst.stream()
                .map(order -> Objects.requireNonNull(lines.get(order.clientOrderId())))
                .toList();
    }

    @Override
    public boolean isWhole() {
        return isWhole;
    }

    @Override
    public @Nullable BlotterLine line(String clientOrderId) {
        return lines.get(clientOrderId);
    }

    @Override
    public List<ExecutionReport> activity() {
        return List.copyOf(activity);
    }
}
