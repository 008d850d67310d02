package io.tickertape.trading.engine;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.order.NewOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every account.
 *
 * @param openingCash that an account has when its first command comes
 * @param sessionEnd the time of day, in UTC, at which orders for the day expire
 * @param openOrders how many orders of an account may be open at a time
 * @param worstPrice the most that a buy pays, or the least that a sell takes
 */
public record EngineRules(BigDecimal openingCash, LocalTime sessionEnd, int openOrders, WorstPrice worstPrice) {
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
        OffsetDateTime today = now.atOffset(ZoneOffset.UTC).with(sessionEnd);
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
