package io.tickertape.ticker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What the market holds, and how long it trusts a price.
 *
 * @param lateAfter age at which a price is shown as late
 * @param staleAfter age at which it is shown as stale
 * @param maximumSymbols more than these are not taken in, so that a runaway producer cannot fill the heap
 */
@ConfigurationProperties("tickertape.market")
record MarketConfiguration(
        @Bindable(defaultValue = "15s") Duration lateAfter,
        @Bindable(defaultValue = "60s") Duration staleAfter,
        @Bindable(defaultValue = "20000") int maximumSymbols) {}
