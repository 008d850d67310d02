package io.tickertape.trading.risk;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderTerms;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the orders nearest to another that keep the limits: first their prices, then as many shares as their worst price,
 * the buying power and the position allow.
 *
 * @param distance from the last price, in percent
 * @param value of the order at its worst price
 */
record NearestOrder(RiskLimits limits, BigDecimal distance, BigDecimal value) {
    /** Keeps what cannot be passed; it may still be asked about. */
    static NearestOrder allowed(RiskLimits limits) {
        return new NearestOrder(limits, limits.priceCollar(), limits.maximumValue());
    }

    /** Keeps what would be asked about, too. */
    static NearestOrder unquestioned(RiskLimits limits) {
        return new NearestOrder(limits, limits.priceDistance(), limits.largeValue());
    }

    /**
     * The nearest first: the same order at other prices, a stop that is not met yet, and a limit order where the market
     * is too far away for an order without a limit. What trades at once may still be too far away.
     */
    List<NewOrder> to(Proposal proposal, Tick tick, @Nullable Instrument instrument) {
        NewOrder order = seeing(proposal.order(), tick);
        List<NewOrder> priced = new ArrayList<>();
        if (order.limitPrice() == null && order.stopPrice() == null) {
            priced.add(order);
        }
        PriceBand.around(tick.price(), distance, instrument).ifPresent(band -> {
            Side side = order.side();
            Price limit = order.limitPrice() == null ? null : band.nearest(order.limitPrice(), side);
            Price stop = proposal.stopPrice();
            if (limit != null || order.stopPrice() != null) {
                priced.add(at(order, limit, stop == null ? order.stopPrice() : band.nearest(stop, side)));
            }
            if (stop != null) {
                band.beyond(tick.price(), side)
                        .ifPresent(waiting -> priced.add(at(order, limit, waiting.nearest(stop, side))));
            }
            if (proposal.isMarketOrderThatMayWait()) {
                priced.add(limited(order, band.nearest(side.tradesAt(tick), side)));
            }
        });
        return priced.stream()
                .flatMap(
                        each -> quantity(proposal.with(each), tick, instrument)
                                .map(shares -> each.with(shares, each.limitPrice()))
                                .stream())
                .toList();
    }

    private Optional<Quantity> quantity(Proposal proposal, Tick tick, @Nullable Instrument instrument) {
        Price worst = limits.worstPrice(proposal.order(), tick);
        BigDecimal within = value.divideToIntegralValue(worst.value());
        long allowed = within.min(BigDecimal.valueOf(limits.maximumQuantity())).longValue();
        long most = Math.min(allowed, proposal.affordable(worst));
        return new NearestQuantity(proposal, instrument == null ? 1 : instrument.lotSize()).upTo(most);
    }

    /** Who takes the nearest order has been shown the quote that it was found at. */
    private static NewOrder seeing(NewOrder order, Tick tick) {
        return order.with(order.terms(), order.quoteSeen() == null ? null : QuoteSeen.of(tick));
    }

    private static NewOrder at(NewOrder order, @Nullable Price limit, @Nullable Price stop) {
        return order.with(new OrderTerms(order.quantity(), limit, stop, order.timeInForce()), order.quoteSeen());
    }

    private static NewOrder limited(NewOrder order, Price limit) {
        return new NewOrder(
                order.clientOrderId(),
                order.account(),
                order.symbol(),
                order.side(),
                order.quantity(),
                OrderType.LIMIT,
                limit,
                null,
                order.timeInForce(),
                order.quoteSeen(),
                order.submitted(),
                order.expires());
    }
}
