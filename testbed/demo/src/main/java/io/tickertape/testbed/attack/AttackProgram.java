package io.tickertape.testbed.attack;

import io.tickertape.testbed.demo.LaunchException;
import io.tickertape.testbed.demo.MarketOptions;
import io.tickertape.testbed.demo.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The attacks as a program of their own, run in the project's folder when everything has been built. */
@Command(
        name = "attacks",
        description = "Attacks a market in every way at once while people watch and trade, and says what they noticed.",
        showDefaultValues = true,
        mixinStandardHelpOptions = true)
public final class AttackProgram implements Callable<Integer> {
    @Option(names = "--minutes", paramLabel = "N", description = "How long.")
    double minutes = 20;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "Without an attack before, not judged.")
    int warmUp = 60;

    @Option(names = "--only", split = ",", paramLabel = "NAME", description = "These attacks alone.")
    Set<String> only = Set.of();

    @Mixin
    MarketOptions market = new MarketOptions();

    private AttackProgram() {}

    public static void main(String[] args) {
        MarketOptions.run(new AttackProgram(), args);
    }

    @Override
    public Integer call() throws Exception {
        Path kept = market.data("attacks");
        try {
            Duration time = Duration.ofMillis((long) (minutes * 60_000));
            Verdict verdict = new Assault(
                            attacked -> AttackingProcess.against(Target.of(attacked), List.copyOf(only)),
                            Duration.ofSeconds(warmUp),
                            time,
                            market::print,
                            System.out::println)
                    .run(Attacks.prepared(Options.onFreePorts(market.root(), kept)));
            System.out.println(verdict);
            return verdict.isWell() ? 0 : 1;
        } catch (AttackException | LaunchException e) {
            System.out.println("NO VERDICT: " + e.getMessage());
            return 1;
        }
    }
}
