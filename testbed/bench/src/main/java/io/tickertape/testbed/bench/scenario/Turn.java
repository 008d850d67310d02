package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.load.TickProducer;
import io.tickertape.testbed.bench.process.BenchException;
import io.tickertape.testbed.bench.process.Contender;
import io.tickertape.testbed.bench.process.Generators;
import io.tickertape.testbed.bench.process.Server;
import io.tickertape.testbed.process.Usage;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One server's turn: freshly started, under a load, with its watchers. */
final class Turn implements AutoCloseable {
    private static final long LEAD_MILLIS = 200;
    /** How long a price may be on its way and still be counted as told. */
    private static final long GRACE_MILLIS = 1_000;

    private final Bench bench;
    private final TickProducer producer;
    private final Server server;
    private final Generators generators;

    /** Starts everything but the watchers; {@code sample}: looks at the time of one in so many prices. */
    Turn(Bench bench, Contender contender, Load load, int watchers, List<String> paths, int sample) {
        this(bench, contender, load, watchers, paths, sample, false);
    }

    /** The same; {@code gzip}: whether watchers ask for compressed streams. */
    Turn(Bench bench, Contender contender, Load load, int watchers, List<String> paths, int sample, boolean gzip) {
        this.bench = bench;
        bench.broker().clear();
        Options options = bench.options();
        generators = new Generators(bench.layout(), options.generatorsFor(watchers), watchers, paths, sample, gzip);
        try {
            producer = new TickProducer(bench.broker().bootstrapServers(), load);
        } catch (RuntimeException e) {
            generators.close();
            throw e;
        }
        try {
            server = Server.start(
                    bench.layout(),
                    contender,
                    bench.broker().bootstrapServers(),
                    bench.flags(),
                    options.settings(),
                    gzip);
        } catch (RuntimeException e) {
            producer.close();
            generators.close();
            throw e;
        }
    }

    Server server() {
        return server;
    }

    Generators generators() {
        return generators;
    }

    void connect() {
        try {
            generators.connect(server.port());
        } catch (BenchException e) {
            throw new BenchException(e.getMessage() + "\nand the server's:\n" + server.latestLines(), e);
        }
    }

    void warmUp() {
        pause(TimeUnit.SECONDS.toMillis(bench.options().warmUp()));
    }

    /** Measures; {@code readers}: watchers of whom each tick, or that share of them, is expected. */
    Reading measure(double ticksForEachWatcher, int readers) {
        int seconds = bench.options().seconds();
        long from = System.currentTimeMillis() + LEAD_MILLIS;
        long to = from + TimeUnit.SECONDS.toMillis(seconds);
        generators.measure(from, to);
        pauseUntil(from);
        Usage before = server.usage();
        Usage feedBefore = server.feedUsage();
        Usage watchingBefore = generators.usage();
        pauseUntil(to);
        Usage.Change used = server.usage().since(before);
        Usage.Change fed = server.feedUsage().since(feedBefore);
        Usage.Change watching = generators.usage().since(watchingBefore);
        pauseUntil(to + GRACE_MILLIS);
        Reading reading = Reading.of(
                generators.readings(),
                seconds,
                Math.round(producer.made(from, to) * ticksForEachWatcher * readers),
                used,
                fed);
        bench.note("    %,.0f events/s, %.1f %% of what was made, p99 %.1f ms; cores: server %.2f, generators %.2f"
                .formatted(
                        reading.deliveredPerSecond(),
                        100 * reading.complete(),
                        reading.high(),
                        reading.cores(),
                        watching.cpuMicros() / 1e6 / seconds));
        return reading;
    }

    /** Memory that the server needs, in kilobytes. */
    double liveKilobytes() {
        return server.liveKilobytes();
    }

    static void pause(long millis) {
        pauseUntil(System.currentTimeMillis() + millis);
    }

    /** A bench waits for time to pass, not for an event. */
    static void pauseUntil(long epochMillis) {
        try {
            long wait = epochMillis - System.currentTimeMillis();
            if (wait > 0) {
                Thread.sleep(wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        generators.close();
        server.close();
        producer.close();
    }
}
