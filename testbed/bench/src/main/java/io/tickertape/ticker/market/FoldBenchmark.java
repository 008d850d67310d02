package io.tickertape.ticker.market;

import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickOutcome;
import io.tickertape.tape.market.TickPosition;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it takes to fold one tick into a market of 500 symbols. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FoldBenchmark {
    private static final int SYMBOLS = 500;

    private final Market market = new Market(MarketOfTicks.LIMITS, SYMBOLS);
    private Tick[] ticks = {};
    private long offset;
    private Instant now = Instant.EPOCH;
    private int next;

    /** Folds every tick once. */
    @Setup
    public void fill() {
        ticks = MarketOfTicks.ticks(SYMBOLS, 2);
        now = ticks[ticks.length - 1].time();
        for (Tick tick : ticks) {
            market.apply(tick, now);
        }
    }

    /** As the record behind all others: one that comes again would only be dropped. */
    private Tick onward(Tick tick) {
        RecordStamp stamp = new RecordStamp(now, new TickPosition(0, ticks.length + ++offset));
        return new Tick(tick.symbol(), tick.price(), tick.size(), tick.best(), now, tick.sequence(), tick.day(), stamp);
    }

    @Benchmark
    public TickOutcome fold() {
        next = next + 1 == ticks.length ? 0 : next + 1;
        return market.apply(onward(ticks[next]), now);
    }
}
