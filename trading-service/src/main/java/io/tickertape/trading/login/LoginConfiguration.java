package io.tickertape.trading.login;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How logins are kept; the users themselves are under {@code tickertape.login.users}.
 *
 * @param demoUsers whether alice, bob, carol and olivia may log in with the password "demo", unless configured otherwise
 * @param demoUsersAnywhere whether they may where the service listens on more than the loopback address
 * @param key what logins are signed with, at least 32 characters; several instances share one; when empty, the key file
 * @param keyFile where a random key is kept, so that a restart logs nobody out; made when missing
 * @param lifetime how long a login lasts after the latest load of a page
 * @param longest how long a login lasts however often pages are loaded
 * @param endedTopic where every instance says which logins are over before their time
 * @param secureCookies whether browsers may send the cookies over TLS only
 */
@ConfigurationProperties("tickertape.login")
public record LoginConfiguration(
        @Bindable(defaultValue = "false") boolean demoUsers,
        @Bindable(defaultValue = "false") boolean demoUsersAnywhere,
        @Bindable(defaultValue = "") String key,
        @Bindable(defaultValue = "data/trading/login.key") String keyFile,
        @Bindable(defaultValue = "12h") Duration lifetime,
        @Bindable(defaultValue = "12h") Duration longest,
        @Bindable(defaultValue = "logins.ended") String endedTopic,
        @Bindable(defaultValue = "false") boolean secureCookies) {
    /** The topic keeps its records no longer than a day more. */
    private static final Duration LONGEST = Duration.ofDays(7);

    public LoginConfiguration {
        if (!key.isEmpty() && key.length() < 32) {
            throw new IllegalArgumentException("tickertape.login.key must have at least 32 characters");
        }
        if (lifetime.toSeconds() < 1) {
            throw new IllegalArgumentException("tickertape.login.lifetime must be at least 1s");
        }
        if (longest.compareTo(lifetime) < 0 || longest.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "tickertape.login.longest must be at least tickertape.login.lifetime, and at most 7d");
        }
    }

    /** Shows everything but the key. */
    @Override
    public String toString() {
        return "LoginConfiguration[demoUsers=%s, demoUsersAnywhere=%s, keyFile=%s, lifetime=%s, longest=%s, endedTopic=%s, secureCookies=%s]"
                .formatted(demoUsers, demoUsersAnywhere, keyFile, lifetime, longest, endedTopic, secureCookies);
    }
}
