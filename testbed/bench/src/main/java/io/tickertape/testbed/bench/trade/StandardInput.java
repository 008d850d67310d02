package io.tickertape.testbed.bench.trade;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * What the bench tells a program of its own that places orders, one command a line; the program ends with it.
 *
 * <table>
 *   <caption>Commands that all of them know</caption>
 *   <tr><td>{@code begin RATE}</td><td>places so many a second from now on, or as many as are answered with 0</td></tr>
 *   <tr><td>{@code measure FROM TO}</td><td>counts between two epoch milliseconds: {@code measuring}</td></tr>
 *   <tr><td>{@code tell}</td><td>{@code answers …}</td></tr>
 * </table>
 */
public final class StandardInput {
    private final Map<String, Consumer<String[]>> commands = new TreeMap<>();

    /** @param begin is given the rate */
    public StandardInput(Tally tally, IntConsumer begin) {
        on("begin", words -> begin.accept(Integer.parseInt(words[1])));
        on("measure", words -> {
            tally.measure(Long.parseLong(words[1]), Long.parseLong(words[2]));
            say("measuring");
        });
        on("tell", words -> say("answers " + tally.answers().encode()));
    }

    /** Another command, which is given its words. */
    public void on(String command, Consumer<String[]> action) {
        commands.put(command, action);
    }

    /** Obeys until the input ends, then ends this program. */
    public void obey() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                Consumer<String[]> action = commands.get(words[0]);
                if (action == null) {
                    throw new IllegalArgumentException("no such command: " + line);
                }
                action.accept(words);
            }
        } catch (Exception e) {
            // Also what Netty throws unannounced.
            fail("A command failed: " + e);
        }
        Runtime.getRuntime().halt(0);
    }

    public static void say(String line) {
        System.out.println(line);
    }

    /** Ends this program, since it could only measure nonsense. */
    public static void fail(String why) {
        say(why);
        Runtime.getRuntime().halt(1);
    }
}
