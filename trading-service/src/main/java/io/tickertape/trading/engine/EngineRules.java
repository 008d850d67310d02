package io.tickertape.trading.engine;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.SessionEnd;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every account.
 *
 * @param openingCash that an account has when its first command comes
 * @param sessionEnd when orders for the day expire
 * @param openOrders how many orders of an account may be open at a time
 * @param worstPrice the most that a buy pays, or the least that a sell takes
 * @param alerts what holds for alerts
 */
public record EngineRules(
        BigDecimal openingCash, SessionEnd sessionEnd, int openOrders, WorstPrice worstPrice, AlertRules alerts) {
    /** What an order may cost in the worst case. */
    @FunctionalInterface
    public interface WorstPrice {
        /**
         * The worst price of an order.
         *
         * @param tick the latest of the order's symbol; null when there is none, which a limit order can do without
         */
        Price of(NewOrder order, @Nullable Tick tick);
    }

    /** The end of the session that an instant belongs to. */
    public Instant sessionEndAfter(Instant now) {
        return sessionEnd.after(now);
    }
}
