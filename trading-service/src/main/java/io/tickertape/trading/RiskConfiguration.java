package io.tickertape.trading;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.tickertape.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The limits of every order, by their names. What they mean and why they are there, {@link RiskLimits} says.
 *
 * @param priceCollar in percent
 * @param priceDistance in percent
 * @param priceTolerance in percent
 * @param protection in percent
 */
@ConfigurationProperties("tickertape.risk")
record RiskConfiguration(
        @Bindable(defaultValue = "5s") Duration quoteAge,
        @Bindable(defaultValue = "1000000") long maximumQuantity,
        @Bindable(defaultValue = "20") BigDecimal priceCollar,
        @Bindable(defaultValue = "5") BigDecimal priceDistance,
        @Bindable(defaultValue = "1000000") BigDecimal maximumValue,
        @Bindable(defaultValue = "100000") BigDecimal largeValue,
        @Bindable(defaultValue = "5s") Duration duplicateWithin,
        @Bindable(defaultValue = "100") int ordersPerSecond,
        @Bindable(defaultValue = "200") int orderBurst,
        @Bindable(defaultValue = "200") int openOrders,
        @Bindable(defaultValue = "0.5") BigDecimal priceTolerance,
        @Bindable(defaultValue = "5") BigDecimal protection) {
    RiskLimits limits() {
        return new RiskLimits(
                quoteAge,
                maximumQuantity,
                priceCollar,
                priceDistance,
                maximumValue,
                largeValue,
                duplicateWithin,
                ordersPerSecond,
                orderBurst,
                openOrders,
                priceTolerance,
                protection);
    }
}
