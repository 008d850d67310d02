package io.tickertape.trading.login;

import io.micronaut.security.authentication.Authentication;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a user may do. */
public enum Role {
    /** Has a desk, and may place orders. */
    TRADER,
    /** May stop trading, and let it go on. */
    OPERATOR;

    /** The roles as the annotations of routes name them: an annotation takes no value of an enum. */
    public static final class Name {
        public static final String TRADER = "TRADER";
        public static final String OPERATOR = "OPERATOR";

        private Name() {}
    }

    public boolean isOf(Authentication user) {
        return user.getRoles().contains(name());
    }

    /**
     * The roles of these names.
     *
     * @throws IllegalArgumentException if there is none, or one that is no role
     */
    static Set<Role> named(Collection<String> names) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : values()) {
            if (names.contains(role.name())) {
                roles.add(role);
            }
        }
        if (roles.isEmpty() || roles.size() < Set.copyOf(names).size()) {
            throw new IllegalArgumentException(
                    "the roles of a user are of " + Arrays.toString(values()) + ", not " + names);
        }
        return roles;
    }
}
