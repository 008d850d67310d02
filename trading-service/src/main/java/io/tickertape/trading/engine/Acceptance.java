package io.tickertape.trading.engine;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What stands in the way of an order or a replacement, if anything does, by the account as it stands. */
record Acceptance(Account account, EngineRules rules, Venue venue, Market market, Rulings rulings) {
    private static final Comparator<Order> SELLS_IN_TURN = Comparator.comparing(Acceptance::worst);
    private static final Comparator<Order> BUYS_IN_TURN = SELLS_IN_TURN.reversed();

    /**
     * Judges an order as it would stand, new or replaced.
     *
     * @param replaced the order that it takes the place of; null when it is new
     * @param tick the latest of the order's symbol; null when there is none
     */
    @Nullable
    Reason obstacle(NewOrder order, @Nullable Order replaced, @Nullable Tick tick, Instant now) {
        Reason ruling = rulings.stopping(account.name(), order.symbol());
        if (ruling != null) {
            return ruling;
        }
        if (replaced == null && account.working().size() >= rules.openOrders()) {
            return Reasons.openOrders(rules.openOrders());
        }
        if (order.worstNeedsQuote() && (tick == null || !venue.isFresh(tick, now))) {
            return Reasons.NO_FRESH_QUOTE;
        }
        Price worst = rules.worstPrice().of(order, tick);
        long filled = replaced == null ? 0 : replaced.cumulative();
        long leaves = order.quantity().shares() - filled;
        return leaves > 0
                ? shortage(order, replaced, worst, leaves)
                : Reasons.alreadyFilled(filled, leastAbove(filled, order, replaced, worst));
    }

    private @Nullable Reason shortage(NewOrder order, @Nullable Order replaced, Price worst, long leaves) {
        long filled = replaced == null ? 0 : replaced.cumulative();
        if (order.side() == Side.SELL) {
            return deliverable(order.symbol(), leaves, filled, replaced == null ? 0 : replaced.reservedShares());
        }
        BigDecimal released = replaced == null ? BigDecimal.ZERO : replaced.reservedCash();
        return affordable(order.symbol(), worst, leaves, filled, released);
    }

    /** The least quantity above what is filled that the account can carry: whole lots, or the rest of a position. */
    private long leastAbove(long filled, NewOrder order, @Nullable Order replaced, Price worst) {
        long lot = lot(order.symbol());
        long least = filled - filled % lot + lot;
        Reason shortage = shortage(order, replaced, worst, least - filled);
        if (shortage == null) {
            return least;
        }
        return order.side() == Side.SELL ? shortage.nearestQuantity() : 0;
    }

    /** Best price first, then the order of acceptance, which a stable sort keeps. */
    static Comparator<Order> inTurn(Side side) {
        return side == Side.BUY ? BUYS_IN_TURN : SELLS_IN_TURN;
    }

    private static Price worst(Order order) {
        Price worst = order.worstPrice();
        if (worst == null) {
            throw new IllegalStateException("The order " + order.orderId() + " does not work");
        }
        return worst;
    }

    /**
     * Why so many more shares cannot be sold, if they cannot. All that are left may be sold, in whole lots or not: else
     * a position could not be closed.
     *
     * @param filled of the order already, which its quantity includes
     * @param released what the order that is replaced holds in reserve
     */
    private @Nullable Reason deliverable(Symbol symbol, long shares, long filled, long released) {
        long available = account.position(symbol).available() + released;
        return shares <= available
                ? null
                : Reasons.position(symbol, shares, available, available > 0 ? filled + available : 0);
    }

    private @Nullable Reason affordable(Symbol symbol, Price worst, long shares, long filled, BigDecimal released) {
        BigDecimal power = account.buyingPower().add(released);
        BigDecimal needed = worst.times(shares);
        if (needed.compareTo(power) <= 0) {
            return null;
        }
        long most = power.divideToIntegralValue(worst.value()).longValue();
        return Reasons.buyingPower(needed, power, nearest(symbol, most, filled));
    }

    /** The quantity in whole lots, what is filled included, that leaves as much as can be carried; 0 for none. */
    private long nearest(Symbol symbol, long most, long filled) {
        long quantity = filled + most;
        long inLots = quantity - quantity % lot(symbol);
        return inLots > filled ? inLots : 0;
    }

    private long lot(Symbol symbol) {
        var instrument = market.instrument(symbol);
        return instrument == null ? 1 : instrument.lotSize();
    }
}
