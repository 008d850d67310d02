package io.tickertape.trading.blotter;

import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderState;
import io.tickertape.trading.order.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The latest orders of one account; guarded by the blotter. */
final class AccountBlotter {
    /** What a fold did to the account's lines. */
    record Change(BlotterLine line, boolean added, List<String> dropped) {}

    private static final Comparator<BlotterLine> LATEST_FIRST = Comparator.<BlotterLine, Instant>comparing(
                    line -> line.order().submitted())
            .reversed()
            .thenComparing(BlotterLine::clientOrderId);

    private final int bound;
    private final Map<String, BlotterLine> lines = new HashMap<>();
    private final TreeSet<BlotterLine> latestFirst = new TreeSet<>(LATEST_FIRST);

    AccountBlotter(int bound) {
        this.bound = bound;
    }

    /** Folds what is known of an order in; empty when that changes nothing. */
    Optional<Change> fold(NewOrder order, Outcome outcome) {
        BlotterLine before = lines.get(order.clientOrderId());
        if (before != null && (before.outcome().equals(outcome) || isStale(before, outcome))) {
            return Optional.empty();
        }
        BlotterLine line = new BlotterLine(before == null ? order : before.order(), outcome);
        if (before != null) {
            latestFirst.remove(before);
        }
        lines.put(line.clientOrderId(), line);
        latestFirst.add(line);
        List<String> dropped = dropOldest();
        return dropped.contains(line.clientOrderId())
                ? Optional.empty()
                : Optional.of(new Change(line, before == null, dropped));
    }

    /** What is decided does not become undecided again, and a second record of an order changes nothing of the first. */
    private static boolean isStale(BlotterLine before, Outcome outcome) {
        OrderState known = before.outcome().state();
        return known == OrderState.RECEIVED
                || (known.isDecided() && !outcome.state().isDecided());
    }

    private List<String> dropOldest() {
        if (lines.size() <= bound) {
            return List.of();
        }
        String oldest = latestFirst.last().clientOrderId();
        latestFirst.pollLast();
        lines.remove(oldest);
        return List.of(oldest);
    }

    List<BlotterLine> lines() {
        return List.copyOf(latestFirst);
    }

    @Nullable
    BlotterLine line(String clientOrderId) {
        return lines.get(clientOrderId);
    }
}
