package io.tickertape.trading.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {
    private static final String SALT = "AAAAAAAAAAAAAAAAAAAAAA==";
    private static final String HASH = "A".repeat(43) + "=";
    private static final String PASSWORD = "pbkdf2-sha256:1000:" + SALT + ":" + HASH;

    @Test
    void hasTheDemosUsersUnlessToldOtherwise() {
        Users users = new Users(List.of(), true);

        assertEquals(List.of("alice", "bob", "carol", "olivia"), users.demoNames());
        assertEquals(Set.of(Role.TRADER), users.find("alice").orElseThrow().roles());
        assertEquals(
                Set.of(Role.TRADER, Role.OPERATOR),
                users.find("olivia").orElseThrow().roles());
        assertTrue(users.withPassword("bob", "demo").isPresent());
        assertEquals(Optional.empty(), users.withPassword("bob", "demo "));
        assertEquals(Optional.empty(), users.withPassword("dave", "demo"));
        assertEquals(Optional.empty(), users.withPassword("bob", "x".repeat(1_000_000)));
    }

    @Test
    void takesAConfiguredUserInPlaceOfTheDemos() {
        UserConfiguration alice = new UserConfiguration("alice", PASSWORD, List.of("TRADER"));

        Users beside = new Users(List.of(alice), true);
        assertEquals(List.of("bob", "carol", "olivia"), beside.demoNames());
        assertEquals(Optional.empty(), beside.withPassword("alice", "demo"));
        Users alone = new Users(List.of(alice), false);
        assertEquals(List.of(), alone.demoNames());
        assertFalse(alone.find("bob").isPresent());
    }

    @Test
    void showsNoHashWhereAUserIsPrinted() {
        UserConfiguration alice = new UserConfiguration("alice", PASSWORD, List.of("TRADER"));

        assertEquals("UserConfiguration[name=alice, roles=[TRADER]]", alice.toString());
        assertFalse(new Users(List.of(alice), false).find("alice").toString().contains(HASH));
    }

    @Test
    void doesNotStartWithoutAnybody() {
        assertThrows(IllegalArgumentException.class, () -> new Users(List.of(), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Alice", "a b", "-alice", "alice\n", "all:x", "abcdefghijklmnopqrstuvwxyz1234567"})
    void refusesNamesThatWouldBreakAKeyOrAPage(String name) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Users(List.of(new UserConfiguration(name, PASSWORD, List.of("TRADER"))), false));
    }

    @Test
    void refusesOtherRoles() {
        for (List<String> roles : List.of(List.<String>of(), List.of("ADMIN"), List.of("trader"))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Users(List.of(new UserConfiguration("alice", PASSWORD, roles)), false));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "pbkdf2-sha256:10:" + SALT + ":AAAA",
                "pbkdf2-sha1:600000:" + SALT + ":" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "pbkdf2-sha256:99999999:" + SALT + ":" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void refusesAPasswordInClearAndDoesNotRepeatIt(String password) {
        String words = String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> new Users(List.of(new UserConfiguration("alice", password, List.of("TRADER"))), false))
                .getMessage());

        assertTrue(words.startsWith("tickertape.login.users.alice: a password must be like"), words);
        assertTrue(password.isEmpty() || !words.contains(password), words);
    }

    @Test
    void tellsAChangedPasswordFromTheOneBefore() {
        assertNotEquals(
                PasswordHash.parse(PASSWORD).stamp(),
                PasswordHash.parse(PASSWORD.replace("A=", "E=")).stamp());
    }
}
