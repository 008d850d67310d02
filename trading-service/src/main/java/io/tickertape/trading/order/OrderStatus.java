package io.tickertape.trading.order;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The states of an order in the engine, in FIX's words (tag 39), with every transition that there is.
 *
 * <table>
 *   <caption>From a state, by its reports, to the next</caption>
 *   <tr><th>from</th><th>to</th></tr>
 *   <tr><td>(nothing)</td><td>NEW, REJECTED</td></tr>
 *   <tr><td>NEW</td><td>NEW (replaced, triggered), PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED</td></tr>
 *   <tr><td>PARTIALLY_FILLED</td><td>PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED</td></tr>
 *   <tr><td>FILLED, CANCELED, REJECTED, EXPIRED</td><td>–</td></tr>
 * </table>
 */
public enum OrderStatus {
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    REJECTED,
    EXPIRED;

    private static final Set<OrderStatus> FIRST = Set.of(NEW, REJECTED);
    private static final Set<OrderStatus> AFTER_NEW = Set.of(NEW, PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED);
    private static final Set<OrderStatus> AFTER_PARTIAL = Set.of(PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED);

    /** Whether an order that was in a state, null when it was not there yet, may be in this one next. */
    public boolean mayFollow(@Nullable OrderStatus before) {
        return next(before).contains(this);
    }

    private static Set<OrderStatus> next(@Nullable OrderStatus before) {
        if (before == null) {
            return FIRST;
        }
        return switch (before) {
            case NEW -> AFTER_NEW;
            case PARTIALLY_FILLED -> AFTER_PARTIAL;
            case FILLED, CANCELED, REJECTED, EXPIRED -> Set.of();
        };
    }

    /** Whether an order in this state can still trade. */
    public boolean isWorking() {
        return this == NEW || this == PARTIALLY_FILLED;
    }
}
