package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.process.BenchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that a process may have open, of which each connection takes one. */
public final class OpenFiles {
    private static final int BESIDE_CONNECTIONS = 1_000;

    private OpenFiles() {}

    /** Sees to it that the programs started from here may have so many connections each. */
    public static void require(int connections) {
        long needed = (long) connections + BESIDE_CONNECTIONS;
        if (allowed() < needed) {
            raise(needed);
        }
        if (allowed() < needed) {
            throw new BenchException(("%,d watchers need %,d open files in one process, and only %,d are allowed:"
                            + " raise the limit (ulimit -n %d), or take fewer with --watchers")
                    .formatted(connections, needed, allowed(), needed));
        }
    }

    private static long allowed() {
        try {
            return Files.readAllLines(Path.of("/proc/self/limits")).stream()
                    .filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.split("\\s+", -1)[3])
                    .mapToLong(soft -> soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft))
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException("the bench needs Linux, whose /proc says what processes use", e);
        }
    }

    private static void raise(long needed) {
        try {
            new ProcessBuilder("prlimit", "--pid=" + ProcessHandle.current().pid(), "--nofile=" + needed + ":" + needed)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException notThere) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
