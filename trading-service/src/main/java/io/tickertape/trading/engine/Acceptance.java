package io.tickertape.trading.engine;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What stands in the way of an order or a replacement, if anything does, by the account as it stands. */
record Acceptance(Account account, EngineRules rules, Venue venue, Market market, Rulings rulings) {
    /** @param tick the latest of the order's symbol; null when there is none */
    @Nullable
    Reason obstacle(NewOrder order, @Nullable Tick tick, Instant now) {
        Reason ruling = rulings.stopping(account.name(), order.symbol());
        if (ruling != null) {
            return ruling;
        }
        if (account.working().size() >= rules.openOrders()) {
            return Reasons.openOrders(rules.openOrders());
        }
        if (order.worstNeedsQuote() && (tick == null || !venue.isFresh(tick, now))) {
            return Reasons.NO_FRESH_QUOTE;
        }
        long shares = order.quantity().shares();
        if (order.side() == Side.SELL) {
            return deliverable(order.symbol(), shares, 0, 0);
        }
        return affordable(order.symbol(), rules.worstPrice().of(order, tick), shares, 0, BigDecimal.ZERO);
    }

    @Nullable
    Reason obstacle(Replace replace, Order order) {
        Reason ruling = rulings.stopping(account.name(), order.symbol());
        if (ruling != null) {
            return ruling;
        }
        if ((replace.limitPrice() != null) != order.placed().type().needsLimitPrice()) {
            return Reasons.limitPriceOf(order.placed().type());
        }
        long filled = order.cumulative();
        long leaves = replace.quantity().shares() - filled;
        if (leaves <= 0) {
            long lot = lot(order.symbol());
            long least = filled - filled % lot + lot;
            return Reasons.alreadyFilled(filled, shortage(replace, order, least - filled) == null ? least : 0);
        }
        return shortage(replace, order, leaves);
    }

    private @Nullable Reason shortage(Replace replace, Order order, long leaves) {
        return order.side() == Side.SELL
                ? deliverable(order.symbol(), leaves, order.cumulative(), order.reservedShares())
                : affordable(order.symbol(), worstOf(replace, order), leaves, order.cumulative(), order.reservedCash());
    }

    /** What an order pays at most, or takes at least, once it is replaced. */
    static Price worstOf(Replace replace, Order order) {
        Price limit = replace.limitPrice();
        return limit == null ? worst(order) : limit;
    }

    static Price worst(Order order) {
        Price worst = order.worstPrice();
        if (worst == null) {
            throw new IllegalStateException("The order " + order.orderId() + " does not work");
        }
        return worst;
    }

    /**
     * Why so many more shares cannot be sold, if they cannot.
     *
     * @param filled of the order already, which its quantity includes
     * @param released what the order that is replaced holds in reserve
     */
    private @Nullable Reason deliverable(Symbol symbol, long shares, long filled, long released) {
        long available = account.position(symbol).available() + released;
        return shares <= available
                ? null
                : Reasons.position(symbol, shares, available, nearest(symbol, available, filled));
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
