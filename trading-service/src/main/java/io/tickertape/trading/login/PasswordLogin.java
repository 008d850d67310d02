package io.tickertape.trading.login;

import static java.util.Objects.requireNonNull;

import io.tickertape.trading.login.CountedAttempt.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks names and passwords, as often as an address, a browser and a name may try at all instances together, and as the
 * processors of this one bear.
 */
public final class PasswordLogin {
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
    private record Limit(Kind kind, Attempts attempts, String key, String whose) {
        void giveBack() {
            attempts.giveBack(key);
        }
    }

    private final Users users;
    private final HashGate gate;
    private final UnaryOperator<String> pseudonyms;
    private final Map<Kind, Attempts> counts;
    private volatile CountedAttempt.Teller others = attempt -> {};

    /** @param pseudonyms signs what attempts are counted by, the same at every instance */
    PasswordLogin(
            Users users, LoginLimits limits, InstantSource clock, HashGate gate, UnaryOperator<String> pseudonyms) {
        this.users = users;
        this.gate = gate;
        this.pseudonyms = pseudonyms;
        counts = Map.of(
                Kind.PLACE, new Attempts(limits.attempts(), limits.attemptsWindow(), clock),
                Kind.ADDRESS, new Attempts(limits.attemptsOfAddress(), limits.attemptsWindow(), clock),
                Kind.NAME, new Attempts(limits.attemptsOfName(), limits.attemptsWindow(), clock));
    }

    public void tellBy(CountedAttempt.Teller teller) {
        others = teller;
    }

    /** Counts an attempt at another instance, or at this one before it was started anew. */
    public void take(CountedAttempt attempt, Instant at) {
        attempt.keys().forEach((kind, key) -> {
            if (attempt.isRight()) {
                var unusedEitherWay = attempts(kind).forget(key);
            } else {
                attempts(kind).count(key, at);
            }
        });
    }

    private Attempts attempts(Kind kind) {
        return requireNonNull(counts.get(kind));
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
        Result result;
        try {
            result = check(name, password, limits);
        } finally {
            gate.leave();
        }
        if (result instanceof Result.Wrong) {
            others.tell(new CountedAttempt(false, limits.stream().collect(Collectors.toMap(Limit::kind, Limit::key))));
        }
        return result;
    }

    /** Whoever has logged in before is not locked out by strangers, and gains nothing but the tries of that browser. */
    private List<Limit> limits(String name, String address, @Nullable String browser) {
        return browser == null
                ? List.of(
                        limit(Kind.PLACE, name + " from " + address, "for this name"),
                        limit(Kind.ADDRESS, address, "from your address"),
                        limit(Kind.NAME, name, "for this name"))
                : List.of(limit(Kind.PLACE, name + " by " + browser, "for this name"));
    }

    private Limit limit(Kind kind, String text, String whose) {
        return new Limit(kind, attempts(kind), pseudonyms.apply(kind + " " + text), whose);
    }

    private Result check(String name, String password, List<Limit> limits) {
        for (int taken = 0; taken < limits.size(); taken++) {
            Limit limit = limits.get(taken);
            // Others may have used the attempts up while this one waited.
            if (!limit.attempts().take(limit.key())) {
                limits.subList(0, taken).forEach(Limit::giveBack);
                return tooMany(limit);
            }
        }
        Optional<User> user = users.withPassword(name, password);
        if (user.isEmpty()) {
            return new Result.Wrong();
        }
        limits.forEach(Limit::giveBack);
        Limit there = limits.get(0);
        if (there.attempts().forget(there.key())) {
            others.tell(new CountedAttempt(true, Map.of(there.kind(), there.key())));
        }
        return new Result.Accepted(user.get());
    }

    private static Result tooMany(Limit limit) {
        return new Result.TooMany(limit.whose(), limit.attempts().retryAfter(limit.key()));
    }
}
