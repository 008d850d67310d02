package io.tickertape.trading.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordLoginTest {
    private static final String HOME = "192.0.2.1";
    private static final LoginLimits LIMITS = new LoginLimits(3, 10, 20, Duration.ofMinutes(5));

    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private final HashGate gate = new HashGate(1);
    private final PasswordLogin login = new PasswordLogin(new Users(List.of(), true), LIMITS, () -> now, gate);

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
