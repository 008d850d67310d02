package io.tickertape.trading.risk;

import static io.tickertape.trading.Orders.NOON;

import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Means;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** AAPL at 100, bid 99.90, ask 100.10, in lots of 10 and steps of 0.05; and the limits as they are by default. */
final class RiskWorld {
    static final RiskLimits LIMITS = new RiskLimits(
            Duration.ofSeconds(5),
            1_000_000,
            new BigDecimal("20"),
            new BigDecimal("5"),
            new BigDecimal("1000000"),
            new BigDecimal("100000"),
            Duration.ofSeconds(5),
            100,
            200,
            200,
            new BigDecimal("0.5"),
            new BigDecimal("5"));

    /** What a page shows that shows the quote as it is. */
    static final QuoteSeen SEEN_NOW =
            new QuoteSeen(-1, Ticks.price("100.00"), Ticks.price("99.90"), Ticks.price("100.10"));

    private RiskWorld() {}

    static Market market() {
        Market market = new Market(16);
        market.add(Ticks.quoted("AAPL", "100.00", "99.90", "100.10", NOON));
        market.add(instrument("AAPL", 0));
        return market;
    }

    static InstrumentUpdate instrument(String symbol, long offset) {
        return Ticks.instrument(symbol, offset).stepping(Ticks.price("0.05"), 10);
    }

    /** A new order of an account whose position is not known yet. */
    static Proposal proposal(NewOrder order, int openOrders) {
        return new Proposal(order, null, openOrders, Means.UNKNOWN);
    }

    /** Of an account that has so many shares and cash for any buy. */
    static Means holding(long shares) {
        return new Means(Means.UNKNOWN.cash(), shares);
    }

    static NewOrder limit(Side side, long shares, String price) {
        return order(side, shares, OrderType.LIMIT, price, null, null);
    }

    static NewOrder market(Side side, long shares) {
        return order(side, shares, OrderType.MARKET, null, null, null);
    }

    static NewOrder stop(Side side, long shares, String stop) {
        return order(side, shares, OrderType.STOP, null, stop, null);
    }

    static NewOrder having(NewOrder order, String seen) {
        return new NewOrder(
                order.clientOrderId(),
                order.account(),
                order.symbol(),
                order.side(),
                order.quantity(),
                order.type(),
                order.limitPrice(),
                order.stopPrice(),
                order.timeInForce(),
                new QuoteSeen(7, Ticks.price(seen)),
                order.submitted(),
                order.expires());
    }

    static NewOrder order(
            Side side,
            long shares,
            OrderType type,
            @Nullable String limit,
            @Nullable String stop,
            @Nullable QuoteSeen seen) {
        return of("AAPL", side, shares, type, limit, stop, seen);
    }

    static NewOrder of(
            String symbol,
            Side side,
            long shares,
            OrderType type,
            @Nullable String limit,
            @Nullable String stop,
            @Nullable QuoteSeen seen) {
        return new NewOrder(
                "c1",
                "alice",
                new Symbol(symbol),
                side,
                new Quantity(shares),
                type,
                limit == null ? null : Ticks.price(limit),
                stop == null ? null : Ticks.price(stop),
                TimeInForce.DAY,
                seen,
                NOON,
                NOON.plusSeconds(10));
    }
}
