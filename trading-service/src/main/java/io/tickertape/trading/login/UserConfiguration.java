package io.tickertape.trading.login;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import java.util.List;

/**
 * A user, as configured under {@code tickertape.login.users}.
 *
 * @param name as it is typed at the login, and the name of the account
 * @param password a hash, see {@link PasswordHash}
 * @param roles of TRADER and OPERATOR
 */
@EachProperty("tickertape.login.users")
public record UserConfiguration(@Parameter String name, String password, List<String> roles) {
    /** Shows everything but the hash. */
    @Override
    public String toString() {
        return "UserConfiguration[name=%s, roles=%s]".formatted(name, roles);
    }
}
