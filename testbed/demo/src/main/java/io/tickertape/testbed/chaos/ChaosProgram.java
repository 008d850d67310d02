package io.tickertape.testbed.chaos;

import io.tickertape.testbed.demo.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The chaos as a program of its own, run in the project's folder when everything has been built. */
@Command(
        name = "chaos",
        description = "Kills and freezes the programs of a market while traders trade, and checks what they were told.",
        showDefaultValues = true,
        mixinStandardHelpOptions = true)
public final class ChaosProgram implements Callable<Integer> {
    @Option(names = "--kills", paramLabel = "N", description = "How many; for every three there is a freeze besides.")
    int kills = 3;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed makes the same plan.")
    long seed = 1;

    @Option(names = "--root", paramLabel = "DIR", description = "The project's folder.")
    Path root = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", description = "Where Kafka keeps its data; default: a new folder.")
    @Nullable
    Path data;

    @Option(names = "--quiet", description = "Leaves out what the programs print.")
    boolean quiet;

    private ChaosProgram() {}

    public static void main(String[] args) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "io/tickertape/testbed/feed/feed-logback.xml");
        }
        System.exit(new CommandLine(new ChaosProgram()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path kept = data == null ? Files.createTempDirectory("chaos") : data;
        Verdict verdict = new Chaos(Plan.of(seed, kills), this::print).run(Options.onFreePorts(root, kept));
        System.out.println(verdict);
        return verdict.isWell() ? 0 : 1;
    }

    private void print(String line) {
        if (!quiet || line.startsWith("Fault ")) {
            System.out.println(line);
        }
    }
}
