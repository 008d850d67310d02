package io.tickertape.ticker.broadcast;

import io.netty.buffer.ByteBuf;
import io.tickertape.ticker.market.MarketOfTicks;
import io.tickertape.ticker.market.Quote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it takes to encode one event, and to make a frame of 20 of them out of a board of 500. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EncodeBenchmark {
    private static final int SYMBOLS = 500;
    private static final int CHANGED = 20;
    private static final String CELLS = "<td class=\"last\" data-move=\"up\">189.50".repeat(9);
    private static final WatchList ALL = new WatchList(null, Format.HTML);

    private final Quote[] quotes = MarketOfTicks.quotes(SYMBOLS, 1);
    private final Snapshot snapshot = Snapshot.EMPTY.with(updates(), true);
    private final Position position = new Position("0123abcd", SYMBOLS);

    private List<EncodedUpdate> updates() {
        List<EncodedUpdate> updates = new ArrayList<>();
        for (Quote quote : quotes) {
            Position at = new Position("0123abcd", quote.version());
            updates.add(new EncodedUpdate(
                    quote.symbol(),
                    // Listed long ago, so that no board goes before the changes.
                    0,
                    quote.version(),
                    quote.ticked(),
                    quote.cadence().ticks(),
                    EventEncoder.encode(quote.symbol().name(), at, CELLS),
                    CELLS.getBytes(StandardCharsets.UTF_8)));
        }
        return updates;
    }

    @Benchmark
    public byte[] event() {
        return EventEncoder.encode("T001", position, CELLS);
    }

    private static final SessionEvents SESSION = new SessionEvents(
            format -> "", format -> new byte[0], symbol -> new byte[0], (list, since, until) -> List.of());

    /** With a new frame each time, since a frame makes a payload once. */
    @Benchmark
    public int frame() {
        Frame frame = new Frame(1, position, Map.of(Format.HTML, snapshot), SESSION, 0, Long.MAX_VALUE);
        ByteBuf payload = Objects.requireNonNull(frame.payload(ALL, SYMBOLS - CHANGED, Coding.PLAIN))
                .bytes();
        int length = payload.readableBytes();
        frame.release();
        return length;
    }
}
