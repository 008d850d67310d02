package io.tickertape.testbed.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Trades a made-up market until it is stopped. */
@Command(
        name = "simulate",
        description = "Simulates a market: a correlated random walk with bursts and quiet spells.",
        showDefaultValues = true,
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
    private static final double HIGHEST_RATE = 1_000_000;
    private static final double HISTORIC_RATE = 4;
    private static final double SECONDS_BETWEEN_DESCRIPTIONS = 30;

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", description = "Where Kafka is.")
    String bootstrapServers = "localhost:9092";

    @Option(names = "--rate", paramLabel = "N", description = "Ticks a second, all symbols together, on average.")
    double rate = 100;

    @Option(
            names = "--symbols",
            split = ",",
            paramLabel = "A,B,…",
            hideParamSyntax = true,
            description = "What is traded, the most traded first. Default: 32 well-known ones.",
            showDefaultValue = Visibility.NEVER)
    List<String> symbols = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "The same seed makes the same ticks.")
    long seed = 1;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "Ends after so long. Default: never.")
    @Nullable
    Double duration;

    @Option(
            names = "--history",
            paramLabel = "MINUTES",
            description = "Begins with the prices of so much time before now: for a market that has none yet.")
    int history;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.",
            showDefaultValue = Visibility.NEVER)
    boolean help;

    private final CountDownLatch stop;

    SimulateCommand(CountDownLatch stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!(rate > 0 && rate <= HIGHEST_RATE)) {
            throw new FeedException("--rate " + rate + ": give one above 0 and up to " + (long) HIGHEST_RATE);
        }
        if (duration != null && !(duration > 0)) {
            throw new FeedException("--duration " + duration + ": give seconds above 0");
        }
        Outage outage = new Outage(System.out::println);
        List<Instrument> instruments = symbols.isEmpty() ? Instruments.all() : Instruments.of(symbols);
        try (PriceTopic prices = new PriceTopic(bootstrapServers, InstantSource.system(), outage)) {
            if (prices.awaitTopic(stop, System.out::println)) {
                Market market = new Market(instruments, rate, seed);
                tradeBefore(market, prices);
                trade(market, instruments, prices);
            }
        }
        return 0;
    }

    /** Publishes some of the ticks alone: a candle needs no more. */
    private void tradeBefore(Market market, PriceTopic prices) {
        Instant opening = Instant.now().minus(Duration.ofMinutes(history));
        long every = Math.max(1, Math.round(rate / HISTORIC_RATE));
        long ticks = 0;
        for (Tick tick = market.next(); market.seconds() < history * 60.0; tick = market.next()) {
            if (ticks++ % every == 0) {
                prices.publish(tick, opening.plusMillis(Math.round(market.seconds() * 1000)));
            }
        }
    }

    private void trade(Market market, List<Instrument> instruments, PriceTopic prices) throws InterruptedException {
        double opening = market.seconds();
        double describeAt =
                described(instruments, prices) ? Double.POSITIVE_INFINITY : opening + SECONDS_BETWEEN_DESCRIPTIONS;
        System.out.printf("Feeding %d symbols, %s ticks a second, to %s%n", instruments.size(), rate, bootstrapServers);
        Pace pace = new Pace(stop);
        Tick tick = market.next();
        while ((duration == null || market.seconds() - opening < duration) && pace.await(market.seconds() - opening)) {
            prices.publish(tick);
            if (market.seconds() > describeAt) {
                describeAt = described(instruments, prices)
                        ? Double.POSITIVE_INFINITY
                        : market.seconds() + SECONDS_BETWEEN_DESCRIPTIONS;
            }
            tick = market.next();
        }
    }

    private static boolean described(List<Instrument> instruments, PriceTopic prices) throws InterruptedException {
        try {
            prices.describe(instruments);
            return true;
        } catch (FeedException e) {
            System.out.println(e.getMessage() + "; prices go on without, another try follows");
            return false;
        }
    }
}
