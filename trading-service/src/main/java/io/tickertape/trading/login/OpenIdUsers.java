package io.tickertape.trading.login;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who somebody is here, by what a provider says of them. */
@Singleton
final class OpenIdUsers {
    /** Somebody, or why nobody. */
    sealed interface Result {
        record Known(String name, Set<Role> roles) implements Result {}

        record Refused(String words) implements Result {}
    }

    private final OpenIdConfiguration config;
    private final Users users;
    private final LoginKey key;

    OpenIdUsers(OpenIdConfiguration config, Users users, LoginKey key) {
        this.config = config;
        this.users = users;
        this.key = key;
    }

    /** @param claims of an ID token that has been checked */
    Result find(Map<String, Object> claims) {
        String name = claims.get(config.nameClaim()) instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
        if (!User.isName(name)) {
            return new Result.Refused("The provider names you by no name of an account: 1 to 32 of a-z, 0-9 and hyphen"
                    + " in the claim " + config.nameClaim() + ".");
        }
        if (users.find(name).isPresent()) {
            return new Result.Refused("The account " + name + " is of somebody who logs in with a password.");
        }
        Set<Role> roles = roles(claims.get(config.rolesClaim()));
        return roles.isEmpty()
                ? new Result.Refused("The provider gives you, " + name + ", no role here.")
                : new Result.Known(name, roles);
    }

    private Set<Role> roles(@Nullable Object claim) {
        Collection<?> held = claim instanceof Collection<?> many ? many : claim == null ? List.of() : List.of(claim);
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        if (config.traders().stream().anyMatch(held::contains)) {
            roles.add(Role.TRADER);
        }
        if (config.operators().stream().anyMatch(held::contains)) {
            roles.add(Role.OPERATOR);
        }
        return roles;
    }

    /**
     * Ties the roles of a login to it, so that only this service can have given them; with another provider or
     * other values of the roles no login from before is good.
     */
    String stamp(String name, String id, Collection<Role> roles) {
        String held = roles.stream().map(Role::name).collect(Collectors.toCollection(TreeSet::new)) + "";
        return key.sign("openid", String.join("\n", name, id, held, config.toString()));
    }
}
