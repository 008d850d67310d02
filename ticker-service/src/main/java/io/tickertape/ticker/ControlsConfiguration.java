package io.tickertape.ticker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where operators' halts stand.
 *
 * @param topic that trading-service makes; where there is none, nothing is halted by an operator
 */
@ConfigurationProperties("tickertape.controls")
record ControlsConfiguration(@Bindable(defaultValue = "controls") String topic) {}
