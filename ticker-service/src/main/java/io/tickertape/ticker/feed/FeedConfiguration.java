package io.tickertape.ticker.feed;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How the ticker meets Kafka.
 *
 * @param partitions of the topics that the ticker creates where they are missing
 * @param replicationFactor of those topics
 */
@ConfigurationProperties("tickertape.feed")
public record FeedConfiguration(
        @Bindable(defaultValue = "4") int partitions, @Bindable(defaultValue = "1") short replicationFactor) {}
