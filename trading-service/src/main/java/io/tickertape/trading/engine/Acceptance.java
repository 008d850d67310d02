package io.tickertape.trading.engine;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Means;
import io.tickertape.trading.order.Misfit;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.Reservation;
import io.tickertape.trading.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in the way of an order or a replacement, if anything does, by an account as it stands. */
public record Acceptance(EngineRules rules, Venue venue, Market market, Rulings rulings) {
    private static final Comparator<Order> SELLS_IN_TURN = Comparator.comparing(Acceptance::worst);
    private static final Comparator<Order> BUYS_IN_TURN = SELLS_IN_TURN.reversed();

    /**
     * Judges an order as it would stand, new or replaced, at the latest tick.
     *
     * @param replaced the order that it takes the place of; null when it is new
     */
    public @Nullable Reason obstacle(Account account, NewOrder order, @Nullable Order replaced, Instant now) {
        return obstacle(account, order, replaced, market.latest(order.symbol()), now);
    }

    /** Judges a replacement of an open order, at the latest tick. */
    public @Nullable Reason obstacle(Account account, Replace replace, Order order, Instant now) {
        return obstacle(account, replace, order, market.latest(order.symbol()), now);
    }

    @Nullable
    Reason obstacle(Account account, Replace replace, Order order, @Nullable Tick tick, Instant now) {
        if (order.isFlattening()) {
            return Reasons.operators(replace.orderId());
        }
        if (replace.isStale(order)) {
            return Reasons.replacedMeanwhile(order);
        }
        List<Misfit> misfits = replace.misfits(order);
        return misfits.isEmpty()
                ? obstacle(account, replace.asItWouldStand(order), order, tick, now)
                : Reasons.misfit(misfits.get(0));
    }

    /** @param tick the latest of the order's symbol; null when there is none */
    @Nullable
    Reason obstacle(Account account, NewOrder order, @Nullable Order replaced, @Nullable Tick tick, Instant now) {
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
        Means means = means(account, order.symbol(), replaced);
        long filled = replaced == null ? 0 : replaced.cumulative();
        long leaves = order.quantity().shares() - filled;
        return leaves > 0
                ? shortage(order, means, filled, worst, leaves)
                : Reasons.alreadyFilled(filled, leastAbove(filled, order, means, worst));
    }

    /**
     * What the account has for an order; one that was not opened yet has what it will open with.
     *
     * @param replaced whose reservation would be free; null for a new order
     */
    public Means means(Account account, Symbol symbol, @Nullable Order replaced) {
        BigDecimal power = account.isOpen() ? account.buyingPower() : rules.openingCash();
        Reservation released = replaced == null ? Reservation.NOTHING : replaced.reservation();
        return new Means(power.add(released.cash()), account.position(symbol).available() + released.shares());
    }

    private @Nullable Reason shortage(NewOrder order, Means means, long filled, Price worst, long leaves) {
        Reservation needed = Reservation.of(order.side(), worst, leaves);
        if (means.covers(needed)) {
            return null;
        }
        long most = means.most(order.side(), worst);
        // All that are left may be sold, in whole lots or not: else a position could not be closed.
        return order.side() == Side.SELL
                ? Reasons.position(order.symbol(), leaves, most, most > 0 ? filled + most : 0)
                : Reasons.buyingPower(needed.cash(), means.cash(), nearest(order.symbol(), most, filled));
    }

    /** The least quantity above what is filled that the account can carry: whole lots, or the rest of a position. */
    private long leastAbove(long filled, NewOrder order, Means means, Price worst) {
        long lot = lot(order.symbol());
        long least = filled - filled % lot + lot;
        Reason shortage = shortage(order, means, filled, worst, least - filled);
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
