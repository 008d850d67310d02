package io.tickertape.trading.push;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How pages are told of their account; named with the gateway's own properties, beside which they were first.
 *
 * @param accountThreads the threads that fold, render and push; each account has one of them. 0 takes as many as there
 *     are cores, since the work is all computing
 * @param outboundLimit how many bytes may wait for a session's browser before the session is closed, answers to its
 *     pings included
 * @param accountPace how soon after the last time a page is told again what its account has and does; orders' own rows
 *     do not wait
 * @param markPace how often positions are shown at the latest prices
 */
@ConfigurationProperties("tickertape.gateway")
public record PushConfiguration(
        @Bindable(defaultValue = "0") int accountThreads,
        @Bindable(defaultValue = "1048576") int outboundLimit,
        @Bindable(defaultValue = "200ms") Duration accountPace,
        @Bindable(defaultValue = "1s") Duration markPace) {
    public PushConfiguration {
        if (accountThreads < 0) {
            throw new IllegalArgumentException(
                    "tickertape.gateway.account-threads must be 0 or more, not " + accountThreads);
        }
    }

    int threads() {
        return accountThreads == 0 ? Runtime.getRuntime().availableProcessors() : accountThreads;
    }
}
