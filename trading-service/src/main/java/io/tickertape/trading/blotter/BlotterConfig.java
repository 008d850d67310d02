package io.tickertape.trading.blotter;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How much the blotter keeps in memory; the reports themselves hold everything.
 *
 * @param ordersPerAccount the latest orders of each account that are held and shown
 * @param reportsPerAccount the latest reports of each account that are held and shown
 */
@ConfigurationProperties("tickertape.blotter")
public record BlotterConfig(
        @Bindable(defaultValue = "200") int ordersPerAccount, @Bindable(defaultValue = "50") int reportsPerAccount) {
    public BlotterConfig {
        if (ordersPerAccount < 1 || reportsPerAccount < 1) {
            throw new IllegalArgumentException(
                    "tickertape.blotter.orders-per-account and reports-per-account must be 1 or more");
        }
    }
}
