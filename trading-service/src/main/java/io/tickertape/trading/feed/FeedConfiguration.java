package io.tickertape.trading.feed;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where the prices come from, and how many are kept.
 *
 * @param prices the topic of ticks
 * @param instruments the topic of instruments
 * @param readBack how many of the latest ticks of each partition are read at the start: never the whole topic, which
 *     holds a day or more of a busy feed
 * @param rememberedTicks how many recent ticks are at hand for resting orders: some seconds of a busy feed
 * @param maximumSymbols how many symbols are known at most, so that no producer can take all memory
 */
@ConfigurationProperties("tickertape.feed")
public record FeedConfiguration(
        @Bindable(defaultValue = "prices") String prices,
        @Bindable(defaultValue = "instruments") String instruments,
        @Bindable(defaultValue = "50000") long readBack,
        @Bindable(defaultValue = "131072") int rememberedTicks,
        @Bindable(defaultValue = "20000") int maximumSymbols) {
    public FeedConfiguration {
        if (readBack < 1) {
            throw new IllegalArgumentException("tickertape.feed.read-back must be 1 or more, not " + readBack);
        }
    }
}
