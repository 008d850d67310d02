package io.tickertape.testbed.bench.load;

/**
 * What the market does.
 *
 * @param symbols that tick
 * @param rate ticks a second of each
 * @param slices into which the symbols are divided, which tick one after the other, evenly spread: with 1 all tick at
 *     the same moment
 */
public record Load(int symbols, int rate, int slices) {
    public Load {
        if (symbols < 1 || rate < 1 || slices < 1 || slices > symbols) {
            throw new IllegalArgumentException("a load has symbols that tick: " + symbols + " at " + rate);
        }
    }

    /** All symbols tick at the same moment. */
    public static Load beats(int symbols, int rate) {
        return new Load(symbols, rate, 1);
    }

    /** The symbols tick evenly spread over time, by the millisecond where there are enough of them. */
    public static Load spread(int symbols, int rate) {
        return new Load(symbols, rate, Math.min(symbols, Math.max(1, 1000 / rate)));
    }

    public int ticksPerSecond() {
        return symbols * rate;
    }

    /** The name of a symbol. */
    public static String symbol(int number) {
        return String.format("T%03d", number);
    }

    @Override
    public String toString() {
        return symbols + " symbols × " + rate + "/s, " + (slices == 1 ? "all at the same moment" : "evenly spread");
    }
}
