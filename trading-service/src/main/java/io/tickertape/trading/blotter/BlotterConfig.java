package io.tickertape.trading.blotter;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How much the blotter keeps.
 *
 * @param ordersPerAccount the latest orders of each account that are held and shown
 */
@ConfigurationProperties("tickertape.blotter")
public record BlotterConfig(@Bindable(defaultValue = "200") int ordersPerAccount) {
    public BlotterConfig {
        if (ordersPerAccount < 1) {
            throw new IllegalArgumentException("tickertape.blotter.orders-per-account must be 1 or more");
        }
    }
}
