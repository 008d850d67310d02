package io.tickertape.ticker.market;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import java.time.Duration;
import java.time.Instant;

/** Ticks with everything that a producer may know, for benchmarks. */
public final class MarketOfTicks {
    public static final Freshness.Limits LIMITS = Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60));
    public static final Instant OPENING = Instant.parse("2026-01-05T14:30:00.123Z");

    private MarketOfTicks() {}

    /** Some rounds in which each symbol ticks once. */
    public static Tick[] ticks(int symbols, int rounds) {
        Tick[] ticks = new Tick[symbols * rounds];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = tick(i % symbols, i / symbols, i);
        }
        return ticks;
    }

    /** The quotes of a market after some rounds. */
    public static Quote[] quotes(int symbols, int rounds) {
        Market market = new Market(LIMITS, symbols);
        for (Tick tick : ticks(symbols, rounds)) {
            market.apply(tick, tick.time());
        }
        return market.changedSince(0).toArray(new Quote[0]);
    }

    private static Tick tick(int symbol, int round, long offset) {
        Instant time = OPENING.plusMillis(round);
        return new Tick(
                new Symbol("T%03d".formatted(symbol)),
                Price.of("189." + (50 + round)),
                Size.of("100"),
                new Tick.BestQuote(Price.of("189.49"), Price.of("189.60"), Size.of("300"), Size.of("200")),
                time,
                null,
                new Tick.DayFigures(null, null, null, Price.of("188.30"), Size.of("1234567")),
                new RecordStamp(time, new TickPosition(0, offset)));
    }
}
