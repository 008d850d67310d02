package io.tickertape.trading.engine;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The one way in which orders are filled.
 *
 * <p>A buy gets the ask of a tick, or its last price where it names no ask; a sell gets the bid, or the last price. It
 * is filled when that is no worse than the worst price the order takes, by no more shares than the tick has left. A
 * tick that is stale, or dated as far ahead, fills nothing. A stop is triggered by a last price at or beyond its stop price, and may be filled at that
 * same tick.
 *
 * @param quoteAge how old a tick may be that still fills
 */
public record Venue(Duration quoteAge) {
    public boolean isFresh(Tick tick, Instant now) {
        return tick.age(now).abs().compareTo(quoteAge) <= 0;
    }

    public boolean triggers(Order order, Tick tick) {
        Price stop = order.stopPrice();
        return stop == null || order.side().meets(tick.price(), stop);
    }

    /**
     * What a tick fills of an order.
     *
     * @param left shares of the tick that the account has not taken yet
     */
    public Optional<Fill> fill(Order order, Tick tick, long left, Instant now) {
        Price price = order.side().tradesAt(tick);
        long shares = Math.min(order.leaves(), left);
        if (shares <= 0 || !isFresh(tick, now) || isWorse(price, order)) {
            return Optional.empty();
        }
        return Optional.of(new Fill(
                new Quantity(shares),
                price,
                tick.position(),
                tick.time(),
                tick.age(now),
                tick.price(),
                tick.best().bid(),
                tick.best().ask()));
    }

    /** Whether a tick fills nothing of an order that names no limit, only because of its protection. */
    public boolean isBeyondProtection(Order order, Tick tick) {
        return order.protection() != null && isWorse(order.side().tradesAt(tick), order);
    }

    private static boolean isWorse(Price price, Order order) {
        Price worst = order.worstPrice();
        return worst == null || !order.side().takes(price, worst);
    }
}
