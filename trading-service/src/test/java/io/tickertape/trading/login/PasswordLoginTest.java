package io.tickertape.trading.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PasswordLoginTest {
    private static final String HOME = "192.0.2.1";
    private static final LoginLimits LIMITS = new LoginLimits(3, 10, 20, Duration.ofMinutes(5), "topic");

    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private final HashGate gate = new HashGate(1);
    private final PasswordLogin login = instance(LIMITS);

    @Test
    void letsInWhoHasThePassword() throws InterruptedException {
        var accepted =
                assertInstanceOf(PasswordLogin.Result.Accepted.class, login.attempt("alice", "demo", HOME, null));

        assertEquals("alice", accepted.user().name());
        assertInstanceOf(PasswordLogin.Result.Wrong.class, login.attempt("alice", "Demo", HOME, null));
        assertInstanceOf(PasswordLogin.Result.Wrong.class, login.attempt("mallory", "demo", HOME, null));
    }

    @Test
    void guessesFromElsewhereDoNotLockANameOut() throws InterruptedException {
        guess(3, "alice", "198.51.100.7");

        assertInstanceOf(PasswordLogin.Result.TooMany.class, login.attempt("alice", "demo", "198.51.100.7", null));
        assertInstanceOf(PasswordLogin.Result.Accepted.class, login.attempt("alice", "demo", HOME, null));
    }

    @Test
    void guessesForManyNamesFromOneAddressEndBeforeAnythingIsHashed() throws InterruptedException {
        for (int name = 0; name < 10; name++) {
            guess(1, "name" + name, HOME);
        }
        assertTrue(gate.enter());
        // The gate is taken: whoever is answered now was not let through to a hash.
        var many = assertInstanceOf(PasswordLogin.Result.TooMany.class, login.attempt("another", "guess", HOME, null));

        assertEquals("from your address", many.whose());
        assertEquals(Duration.ofMinutes(5), many.retryAfter());
    }

    @Test
    void aBrowserThatHasLoggedInBeforeIsNotLockedOutByStrangers() throws InterruptedException {
        for (int stranger = 0; stranger < 20; stranger++) {
            guess(1, "alice", "198.51.100." + stranger);
        }

        assertInstanceOf(PasswordLogin.Result.TooMany.class, login.attempt("alice", "demo", HOME, null));
        assertInstanceOf(PasswordLogin.Result.Accepted.class, login.attempt("alice", "demo", HOME, "browser"));
    }

    @Test
    void aKnownBrowserHasNoMoreTriesThanAnyOther() throws InterruptedException {
        for (int attempt = 0; attempt < 3; attempt++) {
            assertInstanceOf(PasswordLogin.Result.Wrong.class, login.attempt("alice", "guess", HOME, "browser"));
        }

        assertInstanceOf(PasswordLogin.Result.TooMany.class, login.attempt("alice", "demo", HOME, "browser"));
    }

    @Test
    void theRightPasswordTakesNoAttemptOfItsAddress() throws InterruptedException {
        for (int attempt = 0; attempt < 30; attempt++) {
            assertInstanceOf(PasswordLogin.Result.Accepted.class, login.attempt("bob", "demo", HOME, null));
        }
    }

    @Test
    void aPasswordThatIsTooLongCostsNoTryAndNoHash() throws InterruptedException {
        assertTrue(gate.enter());
        for (int attempt = 0; attempt < 5; attempt++) {
            assertInstanceOf(PasswordLogin.Result.TooLong.class, login.attempt("alice", "x".repeat(257), HOME, null));
        }
        gate.leave();

        assertInstanceOf(PasswordLogin.Result.Accepted.class, login.attempt("alice", "demo", HOME, null));
    }

    @Test
    void whoFindsNoPlaceToHashIsToldThatManyLogIn() throws InterruptedException {
        assertTrue(gate.enter());

        assertInstanceOf(PasswordLogin.Result.Busy.class, login.attempt("alice", "demo", HOME, null));
        gate.leave();
        assertInstanceOf(PasswordLogin.Result.Accepted.class, login.attempt("alice", "demo", HOME, null));
    }

    /** The twelfth finds none left for its address, and has taken one of its name by then. */
    @Test
    @Timeout(60)
    void anAttemptThatIsRefusedInARaceTakesNoneOfItsNames() throws Exception {
        LoginLimits one = new LoginLimits(1, 11, 20, Duration.ofMinutes(5), "topic");
        PasswordLogin racing = instance(one);
        Map<String, PasswordLogin.Result> results = new ConcurrentHashMap<>();
        List<Thread> attempts = new ArrayList<>();
        assertTrue(gate.enter());
        for (int number = 0; number < 12; number++) {
            String name = "name" + number;
            Thread attempt = new Thread(() -> {
                try {
                    results.put(name, racing.attempt(name, "guess", HOME, null));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            attempt.start();
            attempts.add(attempt);
        }
        while (attempts.stream().anyMatch(attempt -> attempt.getState() != Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }
        gate.leave();
        for (Thread attempt : attempts) {
            attempt.join();
        }
        String refused = results.entrySet().stream()
                .filter(result -> result.getValue() instanceof PasswordLogin.Result.TooMany)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();

        var again = assertInstanceOf(PasswordLogin.Result.TooMany.class, racing.attempt(refused, "guess", HOME, null));
        assertEquals("from your address", again.whose());
    }

    @Test
    void guessesAtOneInstanceCountAtTheOtherUntilTheRightPasswordIsGiven() throws InterruptedException {
        PasswordLogin other = instance(LIMITS);
        login.tellBy(attempt -> other.take(attempt, now));
        other.tellBy(attempt -> login.take(attempt, now));
        guess(2, "alice", HOME);
        assertInstanceOf(PasswordLogin.Result.Wrong.class, other.attempt("alice", "guess", HOME, null));
        assertInstanceOf(PasswordLogin.Result.TooMany.class, other.attempt("alice", "demo", HOME, null));
        assertInstanceOf(PasswordLogin.Result.TooMany.class, login.attempt("alice", "demo", HOME, null));

        guess(2, "bob", HOME);
        assertInstanceOf(PasswordLogin.Result.Accepted.class, other.attempt("bob", "demo", HOME, null));
        guess(2, "bob", HOME);
    }

    @Test
    void anAttemptElsewhereThatIsOlderThanTheWindowCountsForNothing() throws InterruptedException {
        List<CountedAttempt> told = new ArrayList<>();
        login.tellBy(told::add);
        guess(3, "alice", HOME);
        PasswordLogin other = instance(LIMITS);
        told.forEach(attempt -> other.take(attempt, now.minusSeconds(300)));

        assertInstanceOf(PasswordLogin.Result.Accepted.class, other.attempt("alice", "demo", HOME, null));
    }

    @Test
    void tellsTheOthersNoNameAndNoAddress() throws InterruptedException {
        List<CountedAttempt> told = new ArrayList<>();
        PasswordLogin signing = new PasswordLogin(
                new Users(List.of(), true), LIMITS, () -> now, gate, text -> Integer.toHexString(text.hashCode()));
        signing.tellBy(told::add);
        assertInstanceOf(PasswordLogin.Result.Wrong.class, signing.attempt("alice", "guess", HOME, null));

        assertEquals(3, told.get(0).keys().size());
        assertFalse(told.toString().contains("alice") || told.toString().contains(HOME), told::toString);
    }

    private PasswordLogin instance(LoginLimits limits) {
        return new PasswordLogin(new Users(List.of(), true), limits, () -> now, gate, text -> text);
    }

    @Test
    void attemptsComeBackAfterTheWindow() throws InterruptedException {
        guess(3, "alice", HOME);
        now = now.plusSeconds(299);
        assertFalse(login.attempt("alice", "demo", HOME, null) instanceof PasswordLogin.Result.Accepted);
        now = now.plusSeconds(1);

        assertInstanceOf(PasswordLogin.Result.Accepted.class, login.attempt("alice", "demo", HOME, null));
    }

    private void guess(int times, String name, String address) throws InterruptedException {
        for (int attempt = 0; attempt < times; attempt++) {
            assertInstanceOf(PasswordLogin.Result.Wrong.class, login.attempt(name, "guess", address, null));
        }
    }
}
