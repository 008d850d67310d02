package io.tickertape.testbed.feed;

import java.math.BigDecimal;
import java.util.Random;

/**
 * The price of one instrument: a random walk of its own on top of the market's, drawn back to the previous close, so
 * that hours later, or after a restart, it is still plausible (an Ornstein-Uhlenbeck process of the logarithm).
 */
final class Walk {
    /** Seconds after which a departure has halved, about: long against what a watcher sees. */
    private static final double REVERSION_SECONDS = 1_200;

    private final Instrument instrument;
    private final double beta;
    private final double volatility;
    private double departure;
    private double seconds;

    Walk(Instrument instrument, Random random) {
        this.instrument = instrument;
        // A second of this market moves like some minutes of a real one: it is there to be watched.
        this.beta = 0.6 + 0.8 * random.nextDouble();
        this.volatility = 0.000_25 + 0.000_35 * random.nextDouble();
        this.departure = 0.006 * random.nextGaussian();
    }

    Tick tick(double now, double market, Random random) {
        departure = step(departure, volatility, now - seconds, random);
        seconds = now;
        double level = instrument.previousClose().value().doubleValue() * StrictMath.exp(departure + beta * market);
        long middle = Math.max(2, Math.round(level * 100));
        long spread = 1 + Math.round(level * 0.008 * random.nextDouble());
        long bid = Math.max(1, middle - spread / 2);
        long ask = bid + spread;
        long price = random.nextBoolean() ? ask : bid;
        return new Tick(
                instrument.symbol(),
                cents(price),
                tradeSize(random),
                cents(bid),
                cents(ask),
                100L * (1 + random.nextInt(12)),
                100L * (1 + random.nextInt(12)));
    }

    /** The next value of a process that is drawn to 0, exact for any length of step. */
    static double step(double value, double volatility, double seconds, Random random) {
        double kept = StrictMath.exp(-seconds / REVERSION_SECONDS);
        double deviation = volatility * StrictMath.sqrt(REVERSION_SECONDS / 2 * (1 - kept * kept));
        return value * kept + deviation * random.nextGaussian();
    }

    private static long tradeSize(Random random) {
        if (random.nextInt(3) > 0) {
            return 100L * (1 + random.nextInt(5));
        }
        return 1 + (long) StrictMath.exp(6.5 * random.nextDouble());
    }

    private static BigDecimal cents(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
