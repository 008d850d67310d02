package io.tickertape.trading;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.tickertape.trading.engine.AlertRules;
import java.time.Duration;

/**
 * Alerts: where they are kept, and how many.
 *
 * @param topic of each account's alerts
 * @param perAccount how many an account may have, those that have fired and were not dismissed included; each is stored
 *     anew with every report of its account, in some 250 bytes
 * @param staleAfter how old the latest price of a symbol is when alerts, positions and equity call it stale
 */
@ConfigurationProperties("tickertape.alerts")
record AlertsConfiguration(
        @Bindable(defaultValue = "alerts") String topic,
        @Bindable(defaultValue = "50") int perAccount,
        @Bindable(defaultValue = "60s") Duration staleAfter) {
    /** The value on the topic, and the account in its store, stay well below what a record may hold. */
    private static final int MOST = 1_000;

    AlertsConfiguration {
        if (perAccount < 0 || perAccount > MOST) {
            throw new IllegalArgumentException("tickertape.alerts.per-account must be from 0 to " + MOST);
        }
        if (staleAfter.isNegative() || staleAfter.isZero()) {
            throw new IllegalArgumentException("tickertape.alerts.stale-after must be above 0");
        }
    }

    AlertRules rules() {
        return new AlertRules(perAccount, staleAfter);
    }
}
