package io.tickertape.ticker.market;

import java.time.Duration;
import java.time.Instant;

/** Ticks with everything that a producer may know, for benchmarks. */
public final class MarketOfTicks {
    public static final Freshness.Limits LIMITS = Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60));
    private static final Instant OPENING = Instant.parse("2026-01-05T14:30:00.123Z");

    private MarketOfTicks() {}

    /** Some rounds in which each symbol ticks once. */
    public static Tick[] ticks(int symbols, int rounds) {
        Tick[] ticks = new Tick[symbols * rounds];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = tick(i % symbols, i / symbols);
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

    private static Tick tick(int symbol, int round) {
        return new Tick(
                new Symbol("T%03d".formatted(symbol)),
                Price.of("189." + (50 + round)),
                Quantity.of("100"),
                new Tick.BestQuote(Price.of("189.49"), Price.of("189.60"), Quantity.of("300"), Quantity.of("200")),
                OPENING.plusMillis(round),
                null,
                new Tick.DayFigures(null, null, null, Price.of("188.30"), Quantity.of("1234567")));
    }
}
