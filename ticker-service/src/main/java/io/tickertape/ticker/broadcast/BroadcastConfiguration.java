package io.tickertape.ticker.broadcast;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How often watchers are told.
 *
 * @param frameInterval the shortest time between two frames: what changes within it is merged
 * @param heartbeatInterval between two signs of life; a page that misses two of them says so
 * @param retry what clients are told to wait before they connect again, each up to half more or less
 */
@ConfigurationProperties("tickertape.broadcast")
public record BroadcastConfiguration(
        @Bindable(defaultValue = "20ms") Duration frameInterval,
        @Bindable(defaultValue = "10s") Duration heartbeatInterval,
        @Bindable(defaultValue = "1s") Duration retry) {}
