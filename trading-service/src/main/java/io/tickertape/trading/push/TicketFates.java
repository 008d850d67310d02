package io.tickertape.trading.push;

import io.tickertape.trading.order.Refusal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of used tickets, until they would have expired: refused, or journaled. A used ticket without a fate is in
 * hand. The reasons of a refusal are kept for the latest only.
 */
final class TicketFates {
    /** Reasons of some 300 bytes each: a few MB at most. */
    static final int REASONS_KEPT = 2_000;

    static final List<Refusal> REASONS_FORGOTTEN = List.of(new Refusal(
            "gateway.ticket",
            "ticket",
            "the order on this ticket was refused; why is not kept any more",
            "nothing was placed; the page has a fresh ticket now, send it again"));

    /**
     * How a used ticket ended.
     *
     * @param refusals why nothing was placed on it; null when its order was handed to the journal
     */
    record Fate(Instant expires, @Nullable List<Refusal> refusals) {}

    private final Map<String, Fate> fates = new LinkedHashMap<>();
    private final Deque<String> withReasons = new ArrayDeque<>();

    void refused(String ticket, Instant expires, List<Refusal> refusals, Instant now) {
        put(ticket, new Fate(expires, List.copyOf(refusals)), now);
        withReasons.addLast(ticket);
        if (withReasons.size() > REASONS_KEPT) {
            fates.computeIfPresent(
                    withReasons.removeFirst(), (old, fate) -> new Fate(fate.expires(), REASONS_FORGOTTEN));
        }
    }

    void journaled(String ticket, Instant expires, Instant now) {
        put(ticket, new Fate(expires, null), now);
    }

    @Nullable
    Fate of(String ticket) {
        return fates.get(ticket);
    }

    int size() {
        return fates.size();
    }

    /** The oldest first: an expired one behind one that has not expired goes a little later. */
    private void put(String ticket, Fate fate, Instant now) {
        fates.put(ticket, fate);
        for (Iterator<Fate> oldest = fates.values().iterator(); oldest.hasNext(); ) {
            if (!now.isAfter(oldest.next().expires())) {
                return;
            }
            oldest.remove();
        }
    }
}
