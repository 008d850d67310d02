package io.tickertape.trading.login;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user, as configured under {@code tickertape.login.users}.
 *
 * @param name as it is typed at the login, and the name of the account
 * @param password a hash, see {@link PasswordHash}; null where there is a file
 * @param passwordFile with the hash in it, such as a container's secret; null where the hash is written down here
 * @param roles of TRADER and OPERATOR
 */
@EachProperty("tickertape.login.users")
public record UserConfiguration(
        @Parameter String name, @Nullable String password, @Nullable String passwordFile, List<String> roles) {
    /** Shows everything but the hash. */
    @Override
    public String toString() {
        return "UserConfiguration[name=%s, passwordFile=%s, roles=%s]".formatted(name, passwordFile, roles);
    }
}
