package io.tickertape.trading.risk;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Holds an order, as it would stand, against the market and the limits of one order. */
final class MarketChecks {
    private final RiskLimits limits;
    private final Proposal proposal;
    private final NewOrder order;
    private final @Nullable Instrument instrument;
    private final @Nullable Tick latest;
    private final @Nullable Tick fresh;
    private final Instant now;

    MarketChecks(
            RiskLimits limits, Proposal proposal, @Nullable Instrument instrument, @Nullable Tick latest, Instant now) {
        this.limits = limits;
        this.proposal = proposal;
        this.instrument = instrument;
        this.latest = latest;
        this.now = now;
        order = proposal.order();
        fresh = latest != null && latest.age(now).compareTo(limits.quoteAge()) <= 0 ? latest : null;
    }

    /** Everything that is wrong with the order. */
    List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        symbol(refusals);
        quantity(refusals);
        PriceChecks prices = fresh == null ? null : new PriceChecks(limits, proposal, instrument, fresh, refusals);
        named("limitPrice", order.limitPrice(), prices, refusals);
        named("stopPrice", proposal.stopPrice(), prices, refusals);
        if (prices != null) {
            prices.traded();
            prices.met();
        }
        value(refusals);
        if (prices != null) {
            prices.moved();
        }
        return refusals;
    }

    private void symbol(List<Refusal> refusals) {
        if (latest == null && instrument == null) {
            refusals.add(RiskRefusals.unknown(order.symbol()));
        } else if (instrument != null && instrument.isHalted()) {
            refusals.add(RiskRefusals.halted(instrument));
        } else if (latest == null) {
            refusals.add(RiskRefusals.noQuote(order.symbol(), limits.quoteAge()));
        } else if (fresh == null) {
            refusals.add(RiskRefusals.oldQuote(order.symbol(), latest.age(now), limits.quoteAge()));
        }
    }

    private void quantity(List<Refusal> refusals) {
        long shares = order.quantity().shares();
        if (shares <= proposal.filled()) {
            refusals.add(RiskRefusals.alreadyFilled(shares, proposal.filled()));
        }
        if (instrument != null && shares % instrument.lotSize() != 0 && !proposal.sellsAll()) {
            refusals.add(RiskRefusals.noLots(proposal, instrument.lotSize()));
        }
        if (shares > limits.maximumQuantity()) {
            refusals.add(RiskRefusals.aboveMaximumQuantity(shares, limits.maximumQuantity()));
        }
    }

    private void named(String field, @Nullable Price price, @Nullable PriceChecks prices, List<Refusal> refusals) {
        if (price == null) {
            return;
        }
        if (instrument != null
                && instrument.minPriceIncrement() != null
                && !PriceBand.isOnIncrement(price, instrument)) {
            refusals.add(RiskRefusals.offIncrement(field, price, instrument.minPriceIncrement()));
        }
        if (prices != null) {
            prices.named(field, price);
        }
    }

    private void value(List<Refusal> refusals) {
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

    /**
     * The nearest order that passes these checks; empty when the market allows none now, or none is near.
     *
     * @param placeAnyway whether it may be asked about
     * @param isAccepted what else it must pass
     */
    Optional<NewOrder> nearest(boolean placeAnyway, Predicate<NewOrder> isAccepted) {
        if (fresh == null || (instrument != null && instrument.isHalted())) {
            return Optional.empty();
        }
        NearestOrder keeping = placeAnyway ? NearestOrder.allowed(limits) : NearestOrder.unquestioned(limits);
        return keeping.to(proposal, fresh, instrument).stream()
                .filter(other -> passes(other, placeAnyway) && isAccepted.test(other))
                .findFirst();
    }

    private boolean passes(NewOrder other, boolean placeAnyway) {
        return new MarketChecks(limits, proposal.with(other), instrument, latest, now)
                .refusals().stream().allMatch(refusal -> placeAnyway && refusal.isSoft());
    }
}
