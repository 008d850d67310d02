package io.tickertape.testbed.demo;

import io.tickertape.testbed.feed.ProgramLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of every program that runs a market of its own, in the project's folder when everything has been built. */
public final class MarketOptions {
    @Option(names = "--root", paramLabel = "DIR", description = "The project's folder.")
    private Path root = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", description = "Where Kafka keeps its data; default: a new folder.")
    private @Nullable Path data;

    @Option(names = "--quiet", description = "Leaves out what the programs print.")
    private boolean quiet;

    /** Runs the program, and ends the process with its exit code. */
    public static void run(Callable<Integer> program, String[] args) {
        ProgramLog.choose();
        System.exit(new CommandLine(program).execute(args));
    }

    public Path root() {
        return root.toAbsolutePath().normalize();
    }

    /** Where Kafka keeps its data: in a new folder whose name begins with the prefix, unless another is named. */
    public Path data(String prefix) throws IOException {
        return data == null ? Files.createTempDirectory(prefix) : data;
    }

    /** Prints what a program of the market says, unless it is to be quiet. */
    public void print(String line) {
        if (!quiet) {
            System.out.println(line);
        }
    }

    public boolean isQuiet() {
        return quiet;
    }
}
