package io.tickertape.ticker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.tickertape.ticker.candles.HistoryLimits;

/**
 * How much is kept of what each symbol traded. A candle takes some 0.6 KB.
 *
 * @param minutes candles of a minute that a symbol keeps, back from its newest tick; those of 5 minutes are made of them
 * @param days candles of a day that a symbol keeps
 * @param trades on the tape of a symbol
 * @param maximumCandles of all symbols, of a minute and of a day each; where there are many symbols, each keeps less
 * @param maximumTrades of all symbols
 */
@ConfigurationProperties("tickertape.candles")
record CandlesConfiguration(
        @Bindable(defaultValue = "1440") int minutes,
        @Bindable(defaultValue = "260") int days,
        @Bindable(defaultValue = "50") int trades,
        @Bindable(defaultValue = "200000") int maximumCandles,
        @Bindable(defaultValue = "100000") int maximumTrades) {

    HistoryLimits limits() {
        return new HistoryLimits(minutes, days, trades, maximumCandles, maximumTrades);
    }
}
