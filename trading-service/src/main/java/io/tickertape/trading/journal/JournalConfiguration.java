package io.tickertape.trading.journal;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How the journal is kept.
 *
 * @param topic the log of commands
 * @param partitions how many the topic gets when it is created here; an existing topic keeps its own
 * @param lifetime how long after the gateway read it a command may still be stamped by the broker
 * @param sendingAfter how long an order is on its way before pages are told that it is: most are decided sooner
 * @param unknownAfter how long the trader waits before the page says that it does not know
 * @param clockMargin how much the clocks of brokers and services may differ
 * @param readBack how much of the journal a service reads at its start at most; what the engine has carried out is told
 *     by the reports
 * @param retryPause how long a broken client rests before another takes its place
 * @param closeTimeout how long orders on their way are waited for when the service stops
 * @param ordersInFlight how many commands may be undecided at a time, in this service
 * @param ordersInFlightPerAccount how many of them may be of one account
 */
@ConfigurationProperties("tickertape.journal")
public record JournalConfiguration(
        @Bindable(defaultValue = "orders") String topic,
        @Bindable(defaultValue = "4") int partitions,
        @Bindable(defaultValue = "10s") Duration lifetime,
        @Bindable(defaultValue = "100ms") Duration sendingAfter,
        @Bindable(defaultValue = "2s") Duration unknownAfter,
        @Bindable(defaultValue = "1s") Duration clockMargin,
        @Bindable(defaultValue = "1h") Duration readBack,
        @Bindable(defaultValue = "500ms") Duration retryPause,
        @Bindable(defaultValue = "2s") Duration closeTimeout,
        @Bindable(defaultValue = "1000") int ordersInFlight,
        @Bindable(defaultValue = "200") int ordersInFlightPerAccount) {
    public JournalConfiguration {
        if (lifetime.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("tickertape.journal.lifetime must be 1s or longer, not " + lifetime);
        }
        if (unknownAfter.compareTo(lifetime) > 0) {
            throw new IllegalArgumentException("tickertape.journal.unknown-after must not be longer than the lifetime");
        }
    }
}
