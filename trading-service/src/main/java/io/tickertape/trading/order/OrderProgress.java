package io.tickertape.trading.order;

import io.tickertape.tape.market.TickPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How far an order has come.
 *
 * @param isTriggered whether the stop price was met; true for orders without one
 * @param cumulative shares that have been filled
 * @param value of these shares, as traded
 * @param after the latest tick when the order was taken, replaced, triggered or filled: it is tried against later ones,
 *     so that a tick which is shown again neither fills it twice nor fills it on terms that came later
 * @param isPassedOver whether a tick was passed over for its protection since its latest fill or replacement
 */
public record OrderProgress(
        OrderStatus status,
        boolean isTriggered,
        long cumulative,
        BigDecimal value,
        @Nullable TickPosition after,
        boolean isPassedOver) {
    private static final int AVERAGE_DECIMALS = 8;

    static OrderProgress begun(OrderStatus status, boolean isTriggered, @Nullable TickPosition after) {
        return new OrderProgress(status, isTriggered, 0, BigDecimal.ZERO, after, false);
    }

    /** Whether an order of this quantity can have come so far. */
    boolean fits(Quantity quantity) {
        return switch (status) {
            case NEW, REJECTED -> cumulative == 0;
            case PARTIALLY_FILLED -> cumulative > 0 && cumulative < quantity.shares();
            case FILLED -> cumulative == quantity.shares();
            case CANCELED, EXPIRED -> cumulative >= 0 && cumulative < quantity.shares();
        };
    }

    /** Of the fills, rounded to eight decimals; null before the first. */
    @Nullable
    BigDecimal averagePrice() {
        return cumulative == 0
                ? null
                : value.divide(BigDecimal.valueOf(cumulative), AVERAGE_DECIMALS, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros();
    }

    OrderProgress to(OrderStatus next) {
        return new OrderProgress(legal(next), isTriggered, cumulative, value, after, isPassedOver);
    }

    OrderProgress filled(Fill fill, Quantity quantity) {
        long filled = Math.addExact(cumulative, fill.quantity().shares());
        if (filled > quantity.shares()) {
            throw new IllegalStateException(fill.quantity() + " more than the order has left");
        }
        OrderStatus next = filled == quantity.shares() ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        return new OrderProgress(legal(next), isTriggered, filled, value.add(fill.value()), fill.tick(), false);
    }

    OrderProgress triggered(TickPosition by) {
        return new OrderProgress(legal(status), true, cumulative, value, by, isPassedOver);
    }

    OrderProgress passedOver() {
        return new OrderProgress(legal(status), isTriggered, cumulative, value, after, true);
    }

    /** @param latest the latest tick, which the new terms come after; null when there is none */
    OrderProgress replaced(@Nullable TickPosition latest) {
        return new OrderProgress(legal(status), isTriggered, cumulative, value, latest == null ? after : latest, false);
    }

    private OrderStatus legal(OrderStatus next) {
        if (!next.mayFollow(status)) {
            throw new IllegalStateException("An order cannot go from " + status + " to " + next);
        }
        return next;
    }
}
