package io.tickertape.trading.login;

import java.util.Set;

/**
 * Who may log in.
 *
 * @param isDemo whether the password is the one that everybody knows
 */
record User(String name, PasswordHash password, Set<Role> roles, boolean isDemo) {
    static final int LONGEST_NAME = 32;
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,31}";

    User {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "the name of a user has 1 to 32 of a-z, 0-9 and hyphen, and does not start with a hyphen: " + name);
        }
        roles = Set.copyOf(roles);
    }

    static boolean isName(String name) {
        return name.matches(NAME);
    }
}
