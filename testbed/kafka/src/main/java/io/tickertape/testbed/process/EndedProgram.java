package io.tickertape.testbed.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that was started from this JVM's class path, on a leash, and has ended by itself.
 *
 * @param output what it wrote, errors included
 */
public record EndedProgram(int exitCode, String output) {
    private static final Duration TIME_TO_END = Duration.ofSeconds(10);

    /**
     * Starts a program, and waits until it ends.
     *
     * @param directory where its output and its leash are written
     * @param patience after which a program that goes on is ended
     * @throws IllegalStateException if it went on, with what it wrote until then
     */
    public static EndedProgram run(Path directory, Duration patience, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = LeashedJvm.of(directory, TIME_TO_END)
                .command(List.of("-Xmx128m"), System.getProperty("java.class.path"), program.getName());
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        // The other end of its leash: a program that goes on ends when it is closed.
        try (OutputStream leash = process.getOutputStream()) {
            leash.flush();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(program.getName() + " did not end within " + patience.toSeconds()
                        + " s; it wrote: " + Files.readString(output));
            }
        }
        return new EndedProgram(process.exitValue(), Files.readString(output));
    }
}
