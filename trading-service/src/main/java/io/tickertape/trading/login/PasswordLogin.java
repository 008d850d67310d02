package io.tickertape.trading.login;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks names and passwords, as often as an address, a browser and a name may try, and as the processors bear. */
@Singleton
final class PasswordLogin {
    /** What became of an attempt. */
    sealed interface Result {
        record Accepted(User user) implements Result {}

        record Wrong() implements Result {}

        record TooLong() implements Result {}

        /**
         * All attempts are used up.
         *
         * @param whose attempts, as the page says it
         */
        record TooMany(String whose, Duration retryAfter) implements Result {}

        record Busy() implements Result {}
    }

    /** An attempt, as it counts. */
    private record Limit(Attempts attempts, String key, String whose) {}

    private final Users users;
    private final HashGate gate;
    private final Attempts ofNameThere;
    private final Attempts ofAddress;
    private final Attempts ofName;

    PasswordLogin(Users users, LoginLimits limits, InstantSource clock, HashGate gate) {
        this.users = users;
        this.gate = gate;
        ofNameThere = new Attempts(limits.attempts(), limits.attemptsWindow(), clock);
        ofAddress = new Attempts(limits.attemptsOfAddress(), limits.attemptsWindow(), clock);
        ofName = new Attempts(limits.attemptsOfName(), limits.attemptsWindow(), clock);
    }

    /**
     * Checks a password; takes long, as it should.
     *
     * @param browser names a browser that has logged in by this name before; null of all others
     */
    Result attempt(String name, String password, String address, @Nullable String browser) throws InterruptedException {
        if (password.length() > PasswordHash.LONGEST_PASSWORD) {
            return new Result.TooLong();
        }
        if (name.length() > User.LONGEST_NAME) {
            return new Result.Wrong();
        }
        List<Limit> limits = limits(name, address, browser);
        for (Limit limit : limits) {
            if (!limit.attempts().has(limit.key())) {
                return tooMany(limit);
            }
        }
        if (!gate.enter()) {
            return new Result.Busy();
        }
        try {
            return check(name, password, limits);
        } finally {
            gate.leave();
        }
    }

    /** Whoever has logged in before is not locked out by strangers, and gains nothing but the tries of that browser. */
    private List<Limit> limits(String name, String address, @Nullable String browser) {
        return browser == null
                ? List.of(
                        new Limit(ofNameThere, name + " from " + address, "for this name"),
                        new Limit(ofAddress, address, "from your address"),
                        new Limit(ofName, name, "for this name"))
                : List.of(new Limit(ofNameThere, name + " by " + browser, "for this name"));
    }

    private Result check(String name, String password, List<Limit> limits) {
        for (Limit limit : limits) {
            // Others may have used the attempts up while this one waited.
            if (!limit.attempts().take(limit.key())) {
                return tooMany(limit);
            }
        }
        Optional<User> user = users.withPassword(name, password);
        if (user.isEmpty()) {
            return new Result.Wrong();
        }
        limits.forEach(limit -> limit.attempts().giveBack(limit.key()));
        ofNameThere.forget(limits.get(0).key());
        return new Result.Accepted(user.get());
    }

    private static Result tooMany(Limit limit) {
        return new Result.TooMany(limit.whose(), limit.attempts().retryAfter(limit.key()));
    }
}
