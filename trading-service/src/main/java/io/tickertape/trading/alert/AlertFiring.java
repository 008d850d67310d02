package io.tickertape.trading.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an alert fired.
 *
 * @param time when the engine decided it
 * @param tick that met the alert; of an alert that waits for no price the latest one, null where there was none any more
 */
public record AlertFiring(Instant time, @Nullable AlertTick tick) {}
