package io.tickertape.testbed.feed;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trades the days of a price file again. */
@Command(
        name = "replay",
        description = {
            "Replays daily prices from a CSV file, day after day, all symbols of a day together.",
            "Each price goes out as traded now: with its historical time it would be shown as stale.",
            "",
            "The first line names the columns, in any order and case: a date and a price or close, and if known"
                    + " open, high, low, previousClose, volume and symbol. So do the files of Yahoo, Stooq and Nasdaq."
                    + " Columns are parted by commas, semicolons or tabs; other columns, and rows without a price, are"
                    + " skipped.",
            "Dates: 2013-01-02, 20130102, 01/02/2013, 02.01.2013, Jan 2 2013, 2 Jan 2013, 02-Jan-2013."
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
            names = "--symbol",
            paramLabel = "AAPL",
            description = "Whose prices they are, for a file without a column that says so.",
            showDefaultValue = Visibility.NEVER)
    @Nullable
    String symbol;

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

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final CountDownLatch stop;

    ReplayCommand(CountDownLatch stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!(speed > 0)) {
            throw new FeedException("--speed " + speed + ": give one above 0");
        }
        History history = History.read(file, symbol == null ? null : Instruments.symbol(symbol));
        PrintWriter console = spec.commandLine().getOut();
        history.assumptions().forEach(assumption -> console.println(file + ": " + assumption));
        Outage outage = new Outage(console::println);
        try (PriceTopic prices = new PriceTopic(bootstrapServers, InstantSource.system(), outage)) {
            if (prices.awaitTopic(stop, console::println)) {
                replay(history, prices, console);
            }
        }
        return 0;
    }

    private void replay(History history, PriceTopic prices, PrintWriter console) throws InterruptedException {
        List<HistoricalDay> days = history.days();
        console.printf(
                "Feeding %d days' prices from %s to %s, %s times as fast, to %s%n",
                days.size(), days.get(0).date(), days.get(days.size() - 1).date(), speed, bootstrapServers);
        String end = replay(days, prices) ? "The file has been replayed to its end" : "Stopped before the file's end";
        console.println(history.skipped().isEmpty() ? end : end + "; " + history.skippedRows());
    }

    /** Whether it came to the end. */
    private boolean replay(List<HistoricalDay> days, PriceTopic prices) throws InterruptedException {
        Pace pace = new Pace(stop);
        for (HistoricalDay day : days) {
            double seconds = ChronoUnit.DAYS.between(days.get(0).date(), day.date()) * SECONDS_A_DAY / speed;
            if (!pace.await(seconds)) {
                return false;
            }
            prices.publish(day);
        }
        return true;
    }
}
