package io.tickertape.testbed.feed;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trades the days of a price file again. */
@Command(
        name = "replay",
        description = {
            "Replays daily prices from a CSV file, day after day, all symbols of a day together.",
            "Each price goes out as traded now: with its historical time it would be shown as stale.",
            "The first line names the columns: symbol,date,price or symbol,date,open,high,low,close,volume."
        },
        showDefaultValues = true,
        sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
    private static final double SECONDS_A_DAY = 86_400;

    @Parameters(paramLabel = "FILE", description = "The CSV file.", showDefaultValue = Visibility.NEVER)
    Path file = Path.of("");

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", description = "Where Kafka is.")
    String bootstrapServers = "localhost:9092";

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "How many times faster than it was: 86400 shows a day in a second.")
    double speed = SECONDS_A_DAY;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.",
            showDefaultValue = Visibility.NEVER)
    boolean help;

    private final CountDownLatch stop;

    ReplayCommand(CountDownLatch stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!(speed > 0)) {
            throw new FeedException("--speed " + speed + ": give one above 0");
        }
        Outage outage = new Outage(System.out::println);
        List<HistoricalDay> days = History.read(file);
        try (PriceTopic prices = new PriceTopic(bootstrapServers, InstantSource.system(), outage)) {
            if (!prices.awaitTopic(stop, System.out::println)) {
                return 0;
            }
            System.out.printf(
                    "Feeding %d days' prices from %s to %s, %s times as fast, to %s%n",
                    days.size(), days.get(0).date(), days.get(days.size() - 1).date(), speed, bootstrapServers);
            replay(days, prices);
        }
        return 0;
    }

    private void replay(List<HistoricalDay> days, PriceTopic prices) throws InterruptedException {
        Pace pace = new Pace(stop);
        for (HistoricalDay day : days) {
            double seconds = ChronoUnit.DAYS.between(days.get(0).date(), day.date()) * SECONDS_A_DAY / speed;
            if (!pace.await(seconds)) {
                return;
            }
            prices.publish(day);
        }
        System.out.println("The file has been replayed to its end");
    }
}
