package io.tickertape.trading.login;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Everybody who may log in, by name. */
final class Users {
    /** Of the password "demo", which the login page names: more rounds would hide nothing. */
    private static final PasswordHash DEMO = PasswordHash.parse(
            "pbkdf2-sha256:1000:dGlja2VydGFwZS1kZW1vLXVzZXI=:rHQcf2kPl/KtyLrkw9gGg4WcNAPvieNmy/ihhmJTDTA=");

    private static final Map<String, Set<Role>> DEMO_ROLES = Map.of(
            "alice", Set.of(Role.TRADER),
            "bob", Set.of(Role.TRADER),
            "carol", Set.of(Role.TRADER),
            "olivia", Set.of(Role.OPERATOR, Role.TRADER));

    private final Map<String, User> byName = new TreeMap<>();
    private final PasswordHash decoy;

    /** @throws IllegalArgumentException if a user is wrong, or if there is none at all */
    Users(Collection<UserConfiguration> configured, boolean demoUsers) {
        this(configured, demoUsers, false);
    }

    /**
     * Reads the users.
     *
     * @param hasProvider whether others are vouched for, so that nobody needs a password
     * @throws IllegalArgumentException if a user is wrong, or if nobody could log in
     */
    Users(Collection<UserConfiguration> configured, boolean demoUsers, boolean hasProvider) {
        if (demoUsers) {
            DEMO_ROLES.forEach((name, roles) -> byName.put(name, new User(name, DEMO, roles, true)));
        }
        for (UserConfiguration user : configured) {
            byName.put(user.name(), of(user));
        }
        if (byName.isEmpty() && !hasProvider) {
            throw new IllegalArgumentException("Nobody could log in: name users under tickertape.login.users, or a"
                    + " provider under tickertape.login.openid, or set tickertape.login.demo-users");
        }
        decoy = byName.values().stream()
                .map(User::password)
                .max(Comparator.comparingInt(PasswordHash::iterations))
                .orElse(DEMO)
                .decoy();
    }

    private static User of(UserConfiguration user) {
        try {
            return new User(user.name(), PasswordHash.parse(hash(user)), Role.named(user.roles()), false);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tickertape.login.users." + user.name() + ": " + e.getMessage(), e);
        }
    }

    private static String hash(UserConfiguration user) {
        String inPlace = user.password();
        String file = user.passwordFile();
        if ((inPlace == null) == (file == null)) {
            throw new IllegalArgumentException("a user has either a password or a password-file");
        }
        return inPlace == null ? SecretFile.text(Path.of(String.valueOf(file))) : inPlace;
    }

    Optional<User> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whose password it is, if it is; an unknown name takes as long as the costliest known one. */
    Optional<User> withPassword(String name, String password) {
        Optional<User> user = find(name);
        boolean matches = user.map(User::password).orElse(decoy).matches(password);
        return matches ? user : Optional.empty();
    }

    /** Who can log in with the password that everybody knows. */
    List<String> demoNames() {
        return byName.values().stream().filter(User::isDemo).map(User::name).toList();
    }
}
