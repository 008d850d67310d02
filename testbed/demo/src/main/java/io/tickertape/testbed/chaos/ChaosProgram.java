package io.tickertape.testbed.chaos;

import io.tickertape.testbed.demo.LaunchException;
import io.tickertape.testbed.demo.MarketOptions;
import io.tickertape.testbed.demo.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The chaos as a program of its own, run in the project's folder when everything has been built. */
@Command(
        name = "chaos",
        description = "Kills and freezes the programs of a market while traders trade, and checks what they were told.",
        showDefaultValues = true,
        mixinStandardHelpOptions = true)
public final class ChaosProgram implements Callable<Integer> {
    @Option(names = "--kills", paramLabel = "N", description = "How many with each seed; freezes come on top.")
    int kills = 3;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed makes the same plan.")
    long seed = 1;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "How many runs, each with the next seed and a new market.")
    int seeds = 1;

    @Option(
            names = "--dense",
            description =
                    "Strikes again soon after traders trade again; freezes are short, and one for every five kills.")
    boolean dense;

    @Mixin
    MarketOptions market = new MarketOptions();

    private ChaosProgram() {}

    public static void main(String[] args) {
        MarketOptions.run(new ChaosProgram(), args);
    }

    @Override
    public Integer call() throws Exception {
        Path kept = market.data("chaos");
        int bad = 0;
        for (long each = seed; each < seed + seeds; each++) {
            bad += run(each, kept.resolve("seed-" + each)) ? 0 : 1;
        }
        return bad == 0 ? 0 : 1;
    }

    private boolean run(long each, Path kept) throws IOException, InterruptedException {
        Plan plan = Plan.of(each, kills, dense ? Plan.Pace.DENSE : Plan.Pace.CALM);
        long begun = System.nanoTime();
        try {
            Verdict verdict = new Chaos(plan, this::print).run(Options.onFreePorts(market.root(), kept));
            if (seeds == 1 || !verdict.isWell()) {
                System.out.println(verdict);
            }
            System.out.println(verdict.line((System.nanoTime() - begun) / 1e9));
            return verdict.isWell();
        } catch (ChaosException | LaunchException e) {
            System.out.println("seed " + each + ": NO VERDICT, " + e.getMessage());
            return false;
        }
    }

    private void print(String line) {
        if (!market.isQuiet() || (seeds == 1 && line.startsWith("Fault "))) {
            System.out.println(line);
        }
    }
}
