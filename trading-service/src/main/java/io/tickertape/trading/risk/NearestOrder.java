package io.tickertape.trading.risk;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the order nearest to another that keeps the limits: first its prices, then as many of its shares as their worst
 * price allows.
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

    /** Empty when no price or not one lot would do. */
    Optional<NewOrder> to(NewOrder order, Tick tick, @Nullable Instrument instrument) {
        return PriceBand.around(tick.price(), distance, instrument)
                .map(band -> with(
                        order,
                        order.quantity(),
                        nearest(order.limitPrice(), order, band),
                        nearest(order.stopPrice(), order, band),
                        tick))
                .or(() -> order.limitPrice() == null && order.stopPrice() == null
                        ? Optional.of(with(order, order.quantity(), null, null, tick))
                        : Optional.empty())
                .flatMap(priced -> quantity(priced, tick, instrument)
                        .map(quantity -> with(priced, quantity, priced.limitPrice(), priced.stopPrice(), tick)));
    }

    private static @Nullable Price nearest(@Nullable Price price, NewOrder order, PriceBand band) {
        return price == null ? null : band.nearest(price, order.side());
    }

    private Optional<Quantity> quantity(NewOrder order, Tick tick, @Nullable Instrument instrument) {
        long lot = instrument == null ? 1 : instrument.lotSize();
        BigDecimal affordable =
                value.divideToIntegralValue(limits.worstPrice(order, tick).value());
        long most = affordable.min(BigDecimal.valueOf(limits.maximumQuantity())).longValue() / lot;
        // Of two numbers of lots that are as near, the smaller one.
        long shares = order.quantity().shares();
        long wanted = shares / lot + (shares % lot > lot - shares % lot ? 1 : 0);
        return most == 0 ? Optional.empty() : Optional.of(new Quantity(Math.min(Math.max(wanted, 1), most) * lot));
    }

    private static NewOrder with(
            NewOrder order, Quantity quantity, @Nullable Price limit, @Nullable Price stop, Tick tick) {
        // Who takes the nearest order has been shown the price that it was found at.
        QuoteSeen seen = order.quoteSeen() == null ? null : QuoteSeen.of(tick);
        return new NewOrder(
                order.clientOrderId(),
                order.account(),
                order.symbol(),
                order.side(),
                quantity,
                order.type(),
                limit,
                stop,
                order.timeInForce(),
                seen,
                order.submitted(),
                order.expires());
    }
}
