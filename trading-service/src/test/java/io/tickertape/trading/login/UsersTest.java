package io.tickertape.trading.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        UserConfiguration alice = new UserConfiguration("alice", PASSWORD, null, List.of("TRADER"));

        Users beside = new Users(List.of(alice), true);
        assertEquals(List.of("bob", "carol", "olivia"), beside.demoNames());
        assertEquals(Optional.empty(), beside.withPassword("alice", "demo"));
        Users alone = new Users(List.of(alice), false);
        assertEquals(List.of(), alone.demoNames());
        assertFalse(alone.find("bob").isPresent());
    }

    @Test
    void showsNoHashWhereAUserIsPrinted() {
        UserConfiguration alice = new UserConfiguration("alice", PASSWORD, null, List.of("TRADER"));

        assertEquals("UserConfiguration[name=alice, passwordFile=null, roles=[TRADER]]", alice.toString());
        assertFalse(new Users(List.of(alice), false).find("alice").toString().contains(HASH));
    }

    @Test
    void doesNotStartWithoutAnybody() {
        assertThrows(IllegalArgumentException.class, () -> new Users(List.of(), false));
        assertFalse(
                new Users(List.of(), false, true).withPassword("alice", "demo").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Alice", "a b", "-alice", "alice\n", "all:x", "abcdefghijklmnopqrstuvwxyz1234567"})
    void refusesNamesThatWouldBreakAKeyOrAPage(String name) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Users(List.of(new UserConfiguration(name, PASSWORD, null, List.of("TRADER"))), false));
    }

    @Test
    void refusesOtherRoles() {
        for (List<String> roles : List.of(List.<String>of(), List.of("ADMIN"), List.of("trader"))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Users(List.of(new UserConfiguration("alice", PASSWORD, null, roles)), false));
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
                        () -> new Users(
                                List.of(new UserConfiguration("alice", password, null, List.of("TRADER"))), false))
                .getMessage());

        assertTrue(words.startsWith("tickertape.login.users.alice: a password must be like"), words);
        assertTrue(password.isEmpty() || !words.contains(password), words);
    }

    @Test
    void readsAHashFromAFileSuchAsAContainersSecret(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("alice"), PasswordHash.of("open sesame").text() + "\n");

        Users users = users(null, file);

        assertTrue(users.withPassword("alice", "open sesame").isPresent());
        assertEquals(Optional.empty(), users.withPassword("alice", "open sesame\n"));
    }

    @Test
    void saysWhatIsWrongWithAFileAndNothingOfWhatStandsInIt(@TempDir Path folder) throws IOException {
        Path clear = Files.writeString(folder.resolve("clear"), "open sesame");
        Path large = Files.writeString(folder.resolve("large"), "open sesame".repeat(1_000));

        assertEquals(
                "tickertape.login.users.alice: " + folder.resolve("none") + " cannot be read (NoSuchFileException)",
                refusal(null, folder.resolve("none")));
        assertTrue(refusal(null, clear).startsWith("tickertape.login.users.alice: a password must be like"));
        assertTrue(refusal(null, large).endsWith("is no secret's file: it has more than 4096 bytes"));
        for (Path file : List.of(clear, large)) {
            assertFalse(refusal(null, file).contains("sesame"));
        }
    }

    @Test
    void takesAPasswordOrAFileAndNotBothOrNeither(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("alice"), PASSWORD);

        for (String words : List.of(refusal(PASSWORD, file), refusal(null, null))) {
            assertEquals("tickertape.login.users.alice: a user has either a password or a password-file", words);
        }
    }

    @Test
    void showsNoHashOfAUser() {
        assertFalse(new UserConfiguration("alice", PASSWORD, null, List.of())
                .toString()
                .contains(HASH));
        assertFalse(users(PASSWORD, null).find("alice").orElseThrow().toString().contains(HASH));
    }

    private static Users users(@Nullable String password, @Nullable Path file) {
        return new Users(
                List.of(new UserConfiguration(
                        "alice", password, file == null ? null : file.toString(), List.of("TRADER"))),
                false);
    }

    private static String refusal(@Nullable String password, @Nullable Path file) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> users(password, file))
                .getMessage());
    }

    @Test
    void tellsAChangedPasswordFromTheOneBefore() {
        assertNotEquals(
                PasswordHash.parse(PASSWORD).stamp(),
                PasswordHash.parse(PASSWORD.replace("A=", "E=")).stamp());
    }
}
