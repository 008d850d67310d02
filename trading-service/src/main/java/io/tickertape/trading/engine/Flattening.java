package io.tickertape.trading.engine;

import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.account.Position;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes the positions of an account for as long as the operators want them closed. It asks only what is held and not
 * reserved, so that looking twice, or again after a crash, sells nothing twice: each order reserves what it sells.
 */
record Flattening(
        Account account, EngineRules rules, Venue venue, Market market, Rulings rulings, AccountReports reports) {
    /** Places an order for whatever is held, not reserved, and can trade. */
    void close(Matching matching, Instant now) {
        Reason wanted = rulings.flattening(account.name());
        if (wanted != null) {
            for (Position position : List.copyOf(account.positions())) {
                close(position, wanted, matching, now);
            }
        }
    }

    private void close(Position position, Reason wanted, Matching matching, Instant now) {
        Tick tick = market.latest(position.symbol());
        if (position.available() > 0 && tick != null && canTrade(tick, now)) {
            NewOrder closing = closing(position, now);
            Order order = Order.accepted(
                    closing,
                    closing.clientOrderId(),
                    now,
                    null,
                    rules.worstPrice().of(closing, tick),
                    tick.position());
            matching.tryAt(reports.accepted(order, wanted, now), tick, now);
        }
    }

    /** A position in a symbol that is stale or halted waits: it could only be closed at a price that nobody knows. */
    private boolean canTrade(Tick tick, Instant now) {
        Symbol symbol = tick.symbol();
        return venue.isFresh(tick, now) && !market.isHalted(symbol) && rulings.barring(symbol) == null;
    }

    private NewOrder closing(Position position, Instant now) {
        return new NewOrder(
                Order.flatteningId(account.sequence() + 1),
                account.name(),
                position.symbol(),
                Side.SELL,
                new Quantity(Math.min(position.available(), Quantity.MAXIMUM)),
                OrderType.MARKET,
                null,
                null,
                TimeInForce.GTC,
                null,
                now,
                now.plusMillis(1));
    }

    /** Why the operators want an order cancelled, which fills no more from then on; null when they do not. */
    @Nullable
    Reason ending(Order order) {
        if (!order.isFlattening()) {
            return rulings.killing(account.name(), order.symbol());
        }
        return rulings.flattening(account.name()) == null ? Reasons.FLATTENED : rulings.barring(order.symbol());
    }
}
