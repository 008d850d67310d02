package io.tickertape.trading.risk;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the prices of an order against the market: those that it names, and the one that it would trade at if it were
 * taken now, which no trader names who sends a market order.
 */
record PriceChecks(
        RiskLimits limits, Proposal proposal, @Nullable Instrument instrument, Tick tick, List<Refusal> refusals) {
    void named(String field, Price price) {
        Price last = tick.price();
        if (!PriceBand.isWithin(price, last, limits.priceCollar())) {
            refusals.add(RiskRefusals.outsideCollar(field, price, last, limits.priceCollar(), collar()));
        } else if (!PriceBand.isWithin(price, last, limits.priceDistance())) {
            refusals.add(RiskRefusals.farAway(field, price, last, limits.priceDistance(), distance()));
        }
    }

    /** A bid or an ask far from the last price is a thin market or a fault of the feed. */
    void traded() {
        TradedSide side = tradedSide();
        if (side == null) {
            return;
        }
        Price price = side.price();
        Price last = side.last();
        if (!PriceBand.isWithin(price, last, limits.priceCollar())) {
            refusals.add(RiskRefusals.tradesOutsideCollar(side, limits.priceCollar(), collar()));
        } else if (!PriceBand.isWithin(price, last, limits.priceDistance())) {
            refusals.add(RiskRefusals.tradesFarAway(side, limits.priceDistance(), distance()));
        }
    }

    /** A stop that is met already waits for nothing: likely the side or the direction was mistaken. */
    void met() {
        Price stop = proposal.stopPrice();
        if (stop != null && proposal.isMet(tick)) {
            refusals.add(RiskRefusals.met(proposal.order().side(), stop, tick.price(), tradedSide()));
        }
    }

    void moved() {
        QuoteSeen seen = proposal.order().quoteSeen();
        TradedSide side = tradedSide();
        if (seen == null || side == null) {
            return;
        }
        Price price = side.price();
        Price seenPrice = seen.of(proposal.order().side());
        if (!PriceBand.isWithin(tick.price(), seen.price(), limits.priceTolerance())) {
            refusals.add(RiskRefusals.moved("last price", seen.price(), tick.price(), limits.priceTolerance()));
        } else if (seenPrice != null && !PriceBand.isWithin(price, seenPrice, limits.priceTolerance())) {
            refusals.add(RiskRefusals.moved(side.word(), seenPrice, price, limits.priceTolerance()));
        }
    }

    /** Null where the order would wait for its stop or its limit. */
    private @Nullable TradedSide tradedSide() {
        Price price = proposal.tradesAt(tick);
        NewOrder order = proposal.order();
        return price == null ? null : new TradedSide(order.side(), price, tick.price(), limits.worstPrice(order, tick));
    }

    private Optional<PriceBand> collar() {
        return PriceBand.around(tick.price(), limits.priceCollar(), instrument);
    }

    private Optional<PriceBand> distance() {
        return PriceBand.around(tick.price(), limits.priceDistance(), instrument);
    }
}
