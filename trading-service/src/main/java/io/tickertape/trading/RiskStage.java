package io.tickertape.trading;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.risk.PreTradeRisk;
import io.tickertape.trading.risk.RiskLimits;
import jakarta.inject.Singleton;

/** The limits, which the engine goes by too, and the checks before the journal. */
@Factory
final class RiskStage {
    /** Made at the start: limits that contradict each other must not wait for the first order. */
    @Context
    RiskLimits limits(RiskConfiguration config) {
        return config.limits();
    }

    @Singleton
    PreTradeRisk risk(RiskLimits limits, Market market) {
        return new PreTradeRisk(limits, market);
    }
}
