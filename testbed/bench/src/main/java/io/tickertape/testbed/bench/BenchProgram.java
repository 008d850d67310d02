package io.tickertape.testbed.bench;

import io.tickertape.testbed.bench.process.BenchException;
import io.tickertape.testbed.bench.process.Layout;
import io.tickertape.testbed.bench.scenario.Bench;
import io.tickertape.testbed.bench.scenario.Machine;
import io.tickertape.testbed.bench.scenario.OpenFiles;
import io.tickertape.testbed.bench.scenario.Options;
import io.tickertape.testbed.bench.scenario.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** The bench as a program: runs scenarios, or JMH, and prints tables. */
public final class BenchProgram {
    private static final String USAGE =
            """
            Usage: java -jar testbed-bench.jar SCENARIO [OPTION...]
                   java -jar testbed-bench.jar jmh [JMH's own options]
            Scenarios: all, fan-out, overload, market, watch-lists, stalled, many, reconnect,
                       orders, traders, fills, restart
            """
                    + Options.USAGE;

    private BenchProgram() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0 || args[0].equals("--help")) {
            System.out.print(USAGE);
            return;
        }
        List<String> rest = Arrays.asList(args).subList(1, args.length);
        try {
            if (args[0].equals("jmh")) {
                System.exit(Jmh.run(Layout.find(), rest));
            }
            run(args[0].equals("all") ? Scenario.all() : List.of(Scenario.named(args[0])), Options.parse(rest));
        } catch (BenchException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(List<Scenario> scenarios, Options options) throws IOException {
        Layout layout = Layout.find();
        OpenFiles.require(scenarios.stream()
                .mapToInt(scenario -> scenario.watchers(options))
                .max()
                .orElse(0));
        Path file = layout.work().resolveSibling("bench.md");
        Files.writeString(file, "");
        tell(file, Machine.describe(options));
        try (Bench bench = new Bench(layout, options, BenchProgram::note)) {
            for (Scenario scenario : scenarios) {
                System.err.println(scenario.name());
                tell(file, scenario.run(bench));
            }
        }
        System.err.println("Written to " + file);
    }

    private static void note(String line) {
        System.err.println(line);
    }

    private static void tell(Path file, String text) throws IOException {
        System.out.println(text);
        Files.writeString(file, text + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
}
