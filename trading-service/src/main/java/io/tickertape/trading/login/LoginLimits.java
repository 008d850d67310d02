package io.tickertape.trading.login;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How many wrong passwords are forgiven within a window, by all instances together.
 *
 * @param attempts of a name from one address, or from a browser that has logged in by that name before
 * @param attemptsOfAddress of all names from one address: one that guesses for many names is stopped here
 * @param attemptsOfName of a name from all addresses together; far more than of one address, since whoever reaches it
 *     locks the name for every browser that has not logged in by it before
 * @param attemptsWindow how long after the first of them
 * @param attemptsTopic by which the instances count together
 */
@ConfigurationProperties("tickertape.login")
public record LoginLimits(
        @Bindable(defaultValue = "10") int attempts,
        @Bindable(defaultValue = "50") int attemptsOfAddress,
        @Bindable(defaultValue = "1000") int attemptsOfName,
        @Bindable(defaultValue = "5m") Duration attemptsWindow,
        @Bindable(defaultValue = "logins.attempts") String attemptsTopic) {
    public LoginLimits {
        if (attempts < 1 || attemptsOfAddress < attempts || attemptsOfName < attempts) {
            throw new IllegalArgumentException(
                    "tickertape.login.attempts must be 1 or more, and attempts-of-address and"
                            + " attempts-of-name no fewer than attempts");
        }
    }
}
