package io.tickertape.trading.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginKeyTest {
    private final Path folder;

    LoginKeyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void isMadeOnceForItsOwnerAloneAndKept() throws IOException {
        Path file = folder.resolve("deep/down/login.key");
        String first = LoginKey.of(config("", file)).derive("logins");

        assertEquals(first, LoginKey.of(config("", file)).derive("logins"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(file.getParent())) {
            assertEquals(1, files.count());
        }
        assertNotEquals(
                first, LoginKey.of(config("", folder.resolve("other.key"))).derive("logins"));
    }

    @Test
    void isTheConfiguredOneIfThereIsOne() {
        Path file = folder.resolve("login.key");
        LoginKey key = LoginKey.of(config("k".repeat(32), file));

        assertEquals(LoginKey.of(config("k".repeat(32), folder)).derive("x"), key.derive("x"));
        assertNotEquals(key.derive("logins"), key.derive("forms"));
        assertTrue(Files.notExists(file));
    }

    @Test
    void saysWhichFileIsWrong() throws IOException {
        Path file = Files.writeString(folder.resolve("login.key"), "short");

        for (Path wrong : new Path[] {file, file.resolve("below"), folder}) {
            String words =
                    String.valueOf(assertThrows(IllegalStateException.class, () -> LoginKey.of(config("", wrong)))
                            .getMessage());
            assertTrue(words.contains(wrong.toString()) && words.contains("tickertape.login.key-file"), words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-------"})
    void refusesAKeyFileThatOthersMayReadOrWrite(String mode) throws IOException {
        Path file = folder.resolve("login.key");
        Files.write(file, new byte[32]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        if (mode.equals("rw-------")) {
            LoginKey.of(config("", file));
            return;
        }
        String words = String.valueOf(assertThrows(IllegalStateException.class, () -> LoginKey.of(config("", file)))
                .getMessage());
        assertTrue(words.startsWith(file + " is open to others than its owner (" + mode + ")"), words);
        assertTrue(words.contains("chmod 600"), words);
    }

    @Test
    void refusesAKeyThatCouldBeGuessedAndShowsNone() {
        assertThrows(IllegalArgumentException.class, () -> config("k".repeat(31), folder));
        assertTrue(!config("k".repeat(32), folder).toString().contains("kkk"));
    }

    private static LoginConfiguration config(String key, Path file) {
        return new LoginConfiguration(
                true, false, key, file.toString(), Duration.ofHours(1), Duration.ofHours(2), "logins.ended", false);
    }
}
