package io.tickertape.ticker.broadcast;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How often watchers are sent frames, and how many watchers there may be.
 *
 * @param gathering how long the first change after a quiet while waits for others, which often follow at once: one
 *     frame costs each watcher one write
 * @param frameInterval the shortest time between two frames: changes within it are conflated
 * @param heartbeatInterval between two heartbeats; a page that misses two of them says so
 * @param retry how long clients wait before they connect again, each up to half more or less
 * @param drain how long the service takes to close its streams when it stops, so that clients do not all come back at
 *     once
 * @param maximumWatchers more than these are answered with 503
 * @param maximumWatchersPerAddress the same for one address; a proxy in front is one address
 * @param maximumInFlight bytes that may be on their way to watchers, outside of the heap; beyond them new watchers are
 *     answered with 503 and those that take nothing are disconnected; 0 is a quarter of the heap's maximum
 */
@ConfigurationProperties("tickertape.broadcast")
public record BroadcastConfiguration(
        @Bindable(defaultValue = "2ms") Duration gathering,
        @Bindable(defaultValue = "20ms") Duration frameInterval,
        @Bindable(defaultValue = "10s") Duration heartbeatInterval,
        @Bindable(defaultValue = "1s") Duration retry,
        @Bindable(defaultValue = "3s") Duration drain,
        @Bindable(defaultValue = "50000") int maximumWatchers,
        @Bindable(defaultValue = "20000") int maximumWatchersPerAddress,
        @Bindable(defaultValue = "0") long maximumInFlight) {
    /** Bytes; the JVM allows as much outside of the heap as in it, unless it is told another figure. */
    long inFlightLimit() {
        return maximumInFlight > 0 ? maximumInFlight : Runtime.getRuntime().maxMemory() / 4;
    }
}
