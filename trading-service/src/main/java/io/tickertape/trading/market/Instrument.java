package io.tickertape.trading.market;

import io.tickertape.trading.order.Price;
import io.tickertape.trading.order.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * What is traded under a symbol.
 *
 * @param minPriceIncrement which every price is a multiple of; null when it is not known
 * @param lotSize which every quantity is a multiple of, 1 unless said otherwise
 */
public record Instrument(
        Symbol symbol, String name, @Nullable Price minPriceIncrement, long lotSize, boolean isHalted) {
    public Instrument {
        if (lotSize < 1) {
            throw new IllegalArgumentException("A lot has 1 share or more, not " + lotSize);
        }
    }
}
