package io.tickertape.trading.risk;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds one order against the market and the limits: what needs to know nothing of the account. */
final class MarketChecks {
    private final RiskLimits limits;
    private final NewOrder order;
    private final @Nullable Instrument instrument;
    private final @Nullable Tick latest;
    private final @Nullable Tick fresh;
    private final Instant now;
    private final List<Refusal> refusals = new ArrayList<>();

    MarketChecks(
            RiskLimits limits, NewOrder order, @Nullable Instrument instrument, @Nullable Tick latest, Instant now) {
        this.limits = limits;
        this.order = order;
        this.instrument = instrument;
        this.latest = latest;
        this.now = now;
        fresh = latest != null && latest.age(now).compareTo(limits.quoteAge()) <= 0 ? latest : null;
    }

    /** Everything that is wrong with the order. */
    List<Refusal> refusals() {
        symbol();
        quantity();
        price("limitPrice", order.limitPrice());
        price("stopPrice", order.stopPrice());
        value();
        moved();
        return refusals;
    }

    private void symbol() {
        if (latest == null && instrument == null) {
            refusals.add(RiskRefusals.unknown(order.symbol()));
        } else if (instrument != null && instrument.isHalted()) {
            refusals.add(RiskRefusals.halted(order.symbol()));
        } else if (latest == null) {
            refusals.add(RiskRefusals.noQuote(order.symbol(), limits.quoteAge()));
        } else if (fresh == null) {
            refusals.add(RiskRefusals.oldQuote(order.symbol(), latest.age(now), limits.quoteAge()));
        }
    }

    private void quantity() {
        long shares = order.quantity().shares();
        if (instrument != null && shares % instrument.lotSize() != 0) {
            refusals.add(RiskRefusals.noLots(shares, instrument.lotSize()));
        }
        if (shares > limits.maximumQuantity()) {
            refusals.add(RiskRefusals.aboveMaximumQuantity(shares, limits.maximumQuantity()));
        }
    }

    private void price(String field, @Nullable Price price) {
        if (price == null) {
            return;
        }
        if (instrument != null
                && instrument.minPriceIncrement() != null
                && !PriceBand.isOnIncrement(price, instrument)) {
            refusals.add(RiskRefusals.offIncrement(field, price, instrument.minPriceIncrement()));
        }
        if (fresh == null) {
            return;
        }
        Price last = fresh.price();
        if (!PriceBand.isWithin(price, last, limits.priceCollar())) {
            refusals.add(RiskRefusals.outsideCollar(
                    field,
                    price,
                    last,
                    limits.priceCollar(),
                    PriceBand.around(last, limits.priceCollar(), instrument)));
        } else if (!PriceBand.isWithin(price, last, limits.priceDistance())) {
            refusals.add(RiskRefusals.farAway(
                    field,
                    price,
                    last,
                    limits.priceDistance(),
                    PriceBand.around(last, limits.priceDistance(), instrument)));
        }
    }

    private void value() {
        if (order.worstNeedsQuote() && fresh == null) {
            return;
        }
        BigDecimal value =
                limits.worstPrice(order, fresh).times(order.quantity().shares());
        if (value.compareTo(limits.maximumValue()) > 0) {
            refusals.add(RiskRefusals.aboveMaximumValue(value, limits.maximumValue()));
        } else if (value.compareTo(limits.largeValue()) > 0) {
            refusals.add(RiskRefusals.large(value, limits.largeValue()));
        }
    }

    private void moved() {
        QuoteSeen seen = order.quoteSeen();
        if (seen != null
                && fresh != null
                && tradesAtOnce(fresh)
                && !PriceBand.isWithin(fresh.price(), seen.price(), limits.priceTolerance())) {
            refusals.add(RiskRefusals.moved(seen.price(), fresh.price(), limits.priceTolerance()));
        }
    }

    private boolean tradesAtOnce(Tick tick) {
        Price limit = order.limitPrice();
        if (order.type() != OrderType.LIMIT || limit == null) {
            return order.type() == OrderType.MARKET;
        }
        return order.side() == Side.BUY ? !limit.isBelow(tick.buyersPrice()) : !limit.isAbove(tick.sellersPrice());
    }

    /** The nearest order that keeps these limits; null when the market allows none now, or none is near. */
    @Nullable
    NewOrder nearest(NearestOrder keeping) {
        boolean isTradable = instrument == null || !instrument.isHalted();
        return fresh == null || !isTradable
                ? null
                : keeping.to(order, fresh, instrument).orElse(null);
    }
}
