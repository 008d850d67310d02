package io.tickertape.trading.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class HashCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void makesAHashOfWhatComesByStandardInputAndNothingElse() throws IOException {
        assertEquals(0, run("öpen sesame\nand more\n"));
        String first = out.toString(UTF_8).strip();
        out.reset();
        assertEquals(0, run("öpen sesame"));

        assertTrue(first.startsWith("pbkdf2-sha256:600000:"), first);
        assertTrue(PasswordHash.parse(first).matches("öpen sesame"));
        assertFalse(PasswordHash.parse(first).matches("open sesame"));
        assertNotEquals(first, out.toString(UTF_8).strip());
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void takesNoPasswordAsAnArgumentAndDoesNotRepeatIt() throws IOException {
        assertEquals(64, run("", "open sesame"));

        assertEquals("", out.toString(UTF_8));
        assertTrue(err.toString(UTF_8).startsWith("Usage: java -jar trading-service.jar hash."));
        assertFalse(err.toString(UTF_8).contains("sesame"));
    }

    @Test
    void refusesAPasswordThatNobodyCouldLogInWith() throws IOException {
        for (String password : new String[] {"", "\n", "x".repeat(257)}) {
            assertEquals(65, run(password));
            assertTrue(err.toString(UTF_8).contains("A password has 1 to 256 characters"));
            err.reset();
        }
        assertEquals("", out.toString(UTF_8));
    }

    private int run(String in, String... arguments) throws IOException {
        return HashCommand.run(
                arguments,
                new ByteArrayInputStream(in.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }
}
