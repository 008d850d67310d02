package io.tickertape.testbed.feed;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The price feed as a program of its own. */
@Command(
        name = "feed",
        description = "Puts prices on Kafka: those of a simulated market, or those of a file.",
        synopsisSubcommandLabel = "simulate | replay")
public final class FeedProgram {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.",
            showDefaultValue = Visibility.NEVER)
    boolean help;

    private FeedProgram() {}

    public static void main(String[] args) {
        ProgramLog.choose();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, ended), "stop"));
        int exitCode = commandLine(stop).execute(args);
        ended.countDown();
        System.exit(exitCode);
    }

    static CommandLine commandLine(CountDownLatch stop) {
        return new CommandLine(new FeedProgram())
                .addSubcommand(new SimulateCommand(stop))
                .addSubcommand(new ReplayCommand(stop))
                .setExecutionExceptionHandler((failure, line, result) -> {
                    if (failure instanceof FeedException) {
                        line.getErr().println(failure.getMessage());
                        return 1;
                    }
                    throw failure;
                });
    }

    private static void stopAndWait(CountDownLatch stop, CountDownLatch ended) {
        stop.countDown();
        try {
            if (!ended.await(3, TimeUnit.SECONDS)) {
                System.err.println("The feed did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
