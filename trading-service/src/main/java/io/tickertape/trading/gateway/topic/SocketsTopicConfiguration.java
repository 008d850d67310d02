package io.tickertape.trading.gateway.topic;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where the instances tell each other of their sockets.
 *
 * @param socketsTopic the topic
 */
@ConfigurationProperties("tickertape.gateway")
public record SocketsTopicConfiguration(@Bindable(defaultValue = "sockets.open") String socketsTopic) {}
