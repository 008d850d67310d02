package io.tickertape.trading.login;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the hash of a password, which is typed or comes by standard input: arguments are seen by every process. */
public final class HashCommand {
    public static final String NAME = "hash";

    private static final int WRONG_USE = 64;
    private static final int UNFIT = 65;

    private HashCommand() {}

    /**
     * Prints the hash of one password, without asking where nobody types.
     *
     * @param arguments after the command's name: there are none
     * @return the code for the process to end with
     */
    @SuppressWarnings("SystemConsoleNull") // Before Java 22 it is null without a terminal, and later it is asked.
    public static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) throws IOException {
        if (arguments.length > 0) {
            err.println("Usage: java -jar trading-service.jar hash. The password is asked for, or read from standard"
                    + " input: as an argument every process of this machine could read it.");
            return WRONG_USE;
        }
        Console console = System.console();
        Optional<String> password = console != null && isTerminal(console) ? typed(console) : line(in);
        if (password.isEmpty()) {
            err.println("The two passwords differ: nothing was made.");
            return UNFIT;
        }
        int length = password.get().length();
        if (length == 0 || length > PasswordHash.LONGEST_PASSWORD) {
            err.println("A password has 1 to " + PasswordHash.LONGEST_PASSWORD + " characters, not " + length + ".");
            return UNFIT;
        }
        out.println(PasswordHash.of(password.get()).text());
        return 0;
    }

    private static Optional<String> typed(Console console) {
        char[] first = orEmpty(console.readPassword("Password: "));
        char[] again = orEmpty(console.readPassword("Again: "));
        return Arrays.equals(first, again) ? Optional.of(new String(first)) : Optional.empty();
    }

    private static char[] orEmpty(char @Nullable [] typed) {
        return typed == null ? new char[0] : typed;
    }

    /** Since Java 22 there is a console also where nobody types, and only since then it can be asked. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private static Optional<String> line(InputStream in) throws IOException {
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return Optional.of(line == null ? "" : line);
    }
}
