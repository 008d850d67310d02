package io.tickertape.testbed.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Ctrl-C, for programs that stand for what a person runs in a terminal. */
public final class Interrupts {
    private Interrupts() {}

    /**
     * The same command, whose program hears interrupts although this one may have been started without them: a shell
     * has what it runs in the background ignore them, programs pass that on, and a JVM leaves it so. By Perl, since
     * {@code env --default-signal} is not everywhere.
     */
    public static List<String> heardBy(List<String> command) {
        List<String> heard = new ArrayList<>(List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV or die $!"));
        heard.addAll(command);
        return heard;
    }

    /** Interrupts a program as the terminal would. */
    public static void send(ProcessHandle program) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(program.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot interrupt " + program.pid(), e);
        }
    }
}
