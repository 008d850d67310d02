package io.tickertape.trading.order;

import io.tickertape.tape.market.Price;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of an order, new or replaced, if it were sent now: the word of the limits and of the engine.
 *
 * @param order as it would stand
 * @param leaves shares that would be left to fill
 * @param worst price that it may be filled at; null when only a fresh quote would tell
 * @param tradesAt the price that it would be filled at by the latest tick; null when it would wait
 * @param atOnce shares that the latest tick would fill
 * @param means of the account, what the replaced order reserves included
 * @param refusals of the limits
 * @param rejection of the engine; null when it would accept
 * @param nearest the nearest order that passes all of them without a question; null when there is none
 */
public record Preview(
        NewOrder order,
        long leaves,
        @Nullable Price worst,
        @Nullable Price tradesAt,
        long atOnce,
        Means means,
        List<Refusal> refusals,
        @Nullable Reason rejection,
        @Nullable NewOrder nearest) {
    /** What would happen to the order. */
    public enum Verdict {
        PASSES,
        ASKS,
        REFUSES
    }

    public Preview {
        refusals = List.copyOf(refusals);
    }

    public Verdict verdict() {
        if (rejection != null || !refusals.stream().allMatch(Refusal::isSoft)) {
            return Verdict.REFUSES;
        }
        return refusals.isEmpty() ? Verdict.PASSES : Verdict.ASKS;
    }

    /** What the account would hold ready for it. */
    public Reservation reservation() {
        return worst == null || leaves <= 0 ? Reservation.NOTHING : Reservation.of(order.side(), worst, leaves);
    }

    /** The value of what is left to fill at the price that it would trade at now or, if it waits, at its own; null without. */
    public @Nullable BigDecimal value() {
        Price price = tradesAt != null ? tradesAt : order.limitPrice() != null ? order.limitPrice() : order.stopPrice();
        return price == null || leaves <= 0 ? null : price.times(leaves);
    }

    /** The buying power without its reservation: below zero where it is not covered. */
    public BigDecimal cashLeft() {
        return means.cash().subtract(reservation().cash());
    }

    /** Shares that could still be sold: below zero where there are too few. */
    public long sharesLeft() {
        return means.shares() - Math.max(0, leaves);
    }
}
