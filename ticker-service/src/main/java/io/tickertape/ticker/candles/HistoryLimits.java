package io.tickertape.ticker.candles;

/**
 * How much is kept. Where many symbols trade each keeps less, so that {@code maximumCandles} bounds the memory.
 *
 * @param minutes of a symbol, back from its newest tick
 * @param days the same
 * @param trades the newest of a symbol
 * @param maximumCandles of all symbols, of a minute and of a day each
 * @param maximumTrades of all symbols
 */
public record HistoryLimits(int minutes, int days, int trades, int maximumCandles, int maximumTrades) {
    public HistoryLimits {
        if (minutes < 1 || days < 1 || trades < 1 || maximumCandles < 1 || maximumTrades < 1) {
            throw new IllegalArgumentException(
                    "1 or more of each is kept, not %d minutes, %d days, %d trades, %d candles, %d trades in all"
                            .formatted(minutes, days, trades, maximumCandles, maximumTrades));
        }
    }

    /** What each of so many symbols may keep. */
    HistoryLimits sharedBy(int symbols) {
        return new HistoryLimits(
                share(minutes, maximumCandles, symbols),
                share(days, maximumCandles, symbols),
                share(trades, maximumTrades, symbols),
                maximumCandles,
                maximumTrades);
    }

    private static int share(int wanted, int maximum, int symbols) {
        return Math.max(1, Math.min(wanted, maximum / Math.max(1, symbols)));
    }
}
