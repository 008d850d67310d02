package io.tickertape.trading.blotter;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How much the blotter keeps in memory; the reports themselves hold everything.
 *
 * @param ordersPerAccount the latest orders of each account that are held and shown
 * @param reportsPerAccount the latest reports of each account that are held and shown
 * @param entries the orders and reports that are held of all accounts, of some 1.3 KB each; those of the accounts in
 *     which nothing happened, and at which nobody looked, for the longest make room, but not what is open, and cash and positions stay
 */
@ConfigurationProperties("tickertape.blotter")
public record BlotterConfiguration(
        @Bindable(defaultValue = "200") int ordersPerAccount,
        @Bindable(defaultValue = "50") int reportsPerAccount,
        @Bindable(defaultValue = "200000") int entries) {
    public BlotterConfiguration {
        if (ordersPerAccount < 1 || reportsPerAccount < 1 || entries < 1) {
            throw new IllegalArgumentException(
                    "tickertape.blotter.orders-per-account, reports-per-account and entries must be 1 or more");
        }
    }

    /** What one of so many blotters may keep, all of them together no more than this. */
    public BlotterConfiguration share(int blotters) {
        return new BlotterConfiguration(ordersPerAccount, reportsPerAccount, Math.max(1, entries / blotters));
    }
}
