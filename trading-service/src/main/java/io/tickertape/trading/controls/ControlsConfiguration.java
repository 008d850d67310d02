package io.tickertape.trading.controls;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Where halts and the kill switch are kept.
 *
 * @param topic compacted, made when missing
 * @param answerTimeout how long an operator waits for Kafka's acknowledgement; without it nobody is told that it is done
 */
@ConfigurationProperties("tickertape.controls")
public record ControlsConfiguration(
        @Bindable(defaultValue = "controls") String topic, @Bindable(defaultValue = "5s") Duration answerTimeout) {}
