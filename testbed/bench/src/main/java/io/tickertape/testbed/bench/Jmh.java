package io.tickertape.testbed.bench;

import io.tickertape.testbed.bench.process.Layout;
import io.tickertape.testbed.process.LeashedJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs JMH in a process that has the services' classes, which no server of the bench has. */
final class Jmh {
    private Jmh() {}

    /** Returns JMH's exit code. */
    static int run(Layout layout, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(LeashedJvm.java());
        command.addAll(List.of("-cp", layout.benchmarkClassPath(), "org.openjdk.jmh.Main"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end of JMH"));
        return process.waitFor();
    }
}
