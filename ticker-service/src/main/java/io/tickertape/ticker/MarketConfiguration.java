package io.tickertape.ticker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.tickertape.ticker.market.Freshness;
import java.time.Duration;

/**
 * What the market holds, and how long it trusts a price. A symbol that usually ticks ten times a second is late after a
 * few seconds of silence, one that ticks once a minute is not.
 *
 * @param lateAfter age at which a price is late, while its symbol's cadence is not known
 * @param lateIntervals so many usual intervals without a tick make it late
 * @param lateSoonest but not before this age
 * @param lateLatest and always from this age on
 * @param staleAfter the same for a stale price
 * @param staleIntervals the same for a stale price
 * @param staleSoonest the same for a stale price
 * @param staleLatest the same for a stale price
 * @param maximumSymbols more than these are not taken in, so that a runaway producer cannot fill the heap
 */
@ConfigurationProperties("tickertape.market")
record MarketConfiguration(
        @Bindable(defaultValue = "15s") Duration lateAfter,
        @Bindable(defaultValue = "30") int lateIntervals,
        @Bindable(defaultValue = "5s") Duration lateSoonest,
        @Bindable(defaultValue = "5m") Duration lateLatest,
        @Bindable(defaultValue = "60s") Duration staleAfter,
        @Bindable(defaultValue = "120") int staleIntervals,
        @Bindable(defaultValue = "30s") Duration staleSoonest,
        @Bindable(defaultValue = "30m") Duration staleLatest,
        @Bindable(defaultValue = "20000") int maximumSymbols) {

    Freshness.Limits limits() {
        return new Freshness.Limits(
                new Freshness.Limit(lateAfter, lateIntervals, least(lateSoonest, lateAfter), lateLatest),
                new Freshness.Limit(staleAfter, staleIntervals, least(staleSoonest, staleAfter), staleLatest));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
