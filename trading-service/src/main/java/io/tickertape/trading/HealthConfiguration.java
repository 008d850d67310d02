package io.tickertape.trading;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * When the service asks to be started again.
 *
 * @param engineGrace how long the engine may stand still, neither live nor closer to it, while Kafka answers
 */
@ConfigurationProperties("tickertape.health")
record HealthConfiguration(@Bindable(defaultValue = "5m") Duration engineGrace) {}
