package io.tickertape.testbed.feed;

import java.util.List;
import java.util.Random;

/** The simulated market: the same instruments, rate and seed give the same ticks at the same distances, for ever. */
final class Market {
    private static final double MARKET_VOLATILITY = 0.000_3;

    // Its algorithm is part of the Java specification, unlike those of the newer generators.
    private final Random random;
    private final List<Walk> walks;
    private final double[] shares;
    private final Activity activity;
    private double seconds;
    private double market;

    Market(List<Instrument> instruments, double ticksPerSecond, long seed) {
        if (instruments.isEmpty() || !(ticksPerSecond > 0)) {
            throw new IllegalArgumentException("a market needs instruments and a rate above 0");
        }
        this.random = new Random(seed);
        this.walks = instruments.stream().map(each -> new Walk(each, random)).toList();
        this.shares = shares(walks.size());
        this.activity = new Activity(ticksPerSecond);
    }

    /** The next tick; {@link #seconds} is then the time at which it happens. */
    Tick next() {
        double gap = activity.next(random);
        seconds += gap;
        market = Walk.step(market, MARKET_VOLATILITY, gap, random);
        return walks.get(chosen()).tick(seconds, market, random);
    }

    /** Seconds from the opening to the latest tick. */
    double seconds() {
        return seconds;
    }

    private int chosen() {
        double drawn = random.nextDouble() * shares[shares.length - 1];
        for (int i = 0; i < shares.length; i++) {
            if (drawn < shares[i]) {
                return i;
            }
        }
        return shares.length - 1;
    }

    /** The sums of the shares that the first, the first two, … have in all trading: the first trade the most. */
    private static double[] shares(int count) {
        double[] sums = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += 1.0 / (i + 5);
            sums[i] = sum;
        }
        return sums;
    }
}
