package io.tickertape.trading.risk;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an account has sent of late. It remembers no more orders than the rate lets through within the time that makes a
 * duplicate.
 */
final class Activity {
    private final RiskLimits limits;
    private final long nanosAnOrder;
    private final Map<Wish, Instant> sent = new LinkedHashMap<>();
    /** When the account would have sent everything it sent, at its rate in the long run. */
    private Instant level;

    Activity(RiskLimits limits, Instant now) {
        this.limits = limits;
        nanosAnOrder = Duration.ofSeconds(1).toNanos() / limits.ordersPerSecond();
        level = now;
    }

    /** Counts an order, whatever becomes of it; false if it comes too fast. */
    synchronized boolean admits(Instant now) {
        level = levelAt(now);
        boolean isInTime = wouldAdmit(now);
        if (isInTime) {
            level = level.plusNanos(nanosAnOrder);
        }
        return isInTime;
    }

    /** Whether an order would be in time now. It counts nothing. */
    synchronized boolean wouldAdmit(Instant now) {
        return !levelAt(now).plusNanos(nanosAnOrder).isAfter(latest(now));
    }

    private Instant levelAt(Instant now) {
        // A clock that was set back must not shut the account out.
        return level.isBefore(now) ? now : level.isAfter(latest(now)) ? latest(now) : level;
    }

    private Instant latest(Instant now) {
        return now.plusNanos(nanosAnOrder * limits.orderBurst());
    }

    /** How long ago the same was sent; null when that is too long ago to be a mistake. */
    synchronized @Nullable Duration sinceTheSame(NewOrder order, Instant now) {
        forget(now);
        Instant then = sent.get(Wish.of(order));
        return then == null ? null : Duration.between(then, now);
    }

    synchronized void submitted(NewOrder order, Instant now) {
        forget(now);
        Wish wish = Wish.of(order);
        // The order of a LinkedHashMap is that of the first insertion.
        sent.remove(wish);
        sent.put(wish, now);
    }

    synchronized boolean isOver(Instant now) {
        forget(now);
        return sent.isEmpty() && !level.isAfter(now);
    }

    private void forget(Instant now) {
        Instant oldest = now.minus(limits.duplicateWithin());
        for (Iterator<Instant> times = sent.values().iterator(); times.hasNext(); ) {
            if (times.next().isAfter(oldest)) {
                return;
            }
            times.remove();
        }
    }

    /** What makes two orders the same to a trader. */
    private record Wish(Symbol symbol, Side side, long shares, @Nullable Price limit, @Nullable Price stop) {
        static Wish of(NewOrder order) {
            return new Wish(
                    order.symbol(),
                    order.side(),
                    order.quantity().shares(),
                    plain(order.limitPrice()),
                    plain(order.stopPrice()));
        }

        private static @Nullable Price plain(@Nullable Price price) {
            return price == null ? null : new Price(price.value());
        }
    }
}
