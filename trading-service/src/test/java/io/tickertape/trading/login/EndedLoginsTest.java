package io.tickertape.trading.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndedLoginsTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    private Instant now = START;
    private final EndedLogins ended = new EndedLogins(() -> now);

    @Test
    void remembersALoginUntilItWouldHaveEnded() {
        ended.take(endedLogin("one", 600));

        assertTrue(ended.isEnded(login("one", 600)));
        assertFalse(ended.isEnded(login("two", 601)));
        assertFalse(ended.isEnded(new Login("bob", "one", START.plusSeconds(600), START.plusSeconds(600))));
        now = START.plusSeconds(600);
        ended.take(endedLogin("three", 700));
        assertEquals(1, ended.count());
    }

    @Test
    void remembersNoLoginForLongerThanAnyIsGood() {
        for (int number = 0; number <= EndedLogins.MOST_OF_AN_ACCOUNT; number++) {
            ended.take(endedLogin("forged " + number, Integer.MAX_VALUE));
        }
        now = START.plus(Duration.ofDays(8));

        assertFalse(ended.isEnded(new Login("alice", "real", now.plusSeconds(1), now.plusSeconds(1))));
    }

    @Test
    void takesOlderLoginsForEndedWhereAnAccountHasEndedTooMany() {
        for (int number = EndedLogins.MOST_OF_AN_ACCOUNT + 1; number >= 0; number--) {
            ended.take(endedLogin("login " + number, 1_000 + number));
        }

        assertEquals(EndedLogins.MOST_OF_AN_ACCOUNT, ended.count());
        assertTrue(ended.isEnded(login("login 0", 1_000)));
        assertTrue(ended.isEnded(login("older than those that were forgotten", 999)));
        assertTrue(ended.isEnded(login("login 1001", 2_001)));
        assertFalse(ended.isEnded(login("never ended", 2_001)));
    }

    @Test
    void tellsOfALoginUntilItHasReadItBack() throws InterruptedException {
        List<EndedLogin> told = new ArrayList<>();
        ended.tellBy(login -> {
            told.add(login);
            return false;
        });

        assertFalse(ended.end(login("one", 600)));
        assertTrue(ended.isEnded(login("one", 600)));
        assertEquals(List.of(endedLogin("one", 600)), told);
        assertEquals(told, ended.untold());
        ended.take(endedLogin("one", 600));
        assertEquals(List.of(), ended.untold());
    }

    @Test
    void tellsNobodyOfALoginThatWouldBeOverAnyway() throws InterruptedException {
        var unused = ended.end(login("one", 600));
        now = START.plusSeconds(600);

        assertEquals(List.of(), ended.untold());
    }

    @Test
    void knowsOnlyItsOwnLoginsUntilAllIsRead() {
        ended.begin("here");

        assertTrue(ended.isUnknown(login("elsewhere", 600)));
        assertFalse(ended.isUnknown(login("here", 600)));
        ended.restored();
        assertFalse(ended.isUnknown(login("elsewhere", 600)));
    }

    private static Login login(String id, int seconds) {
        return new Login("alice", id, START.plusSeconds(seconds), START.plusSeconds(seconds));
    }

    private static EndedLogin endedLogin(String id, int seconds) {
        return new EndedLogin(id, "alice", START.plusSeconds(seconds));
    }
}
