package io.tickertape.testbed.feed;

import io.tickertape.tape.market.Symbol;
import java.math.BigDecimal;

/** A trade and the quote beside it, as the simulated market makes them: no clock, no sequence. */
record Tick(Symbol symbol, BigDecimal price, long size, BigDecimal bid, BigDecimal ask, long bidSize, long askSize)
        implements Publishable {
    Tick {
        if (bid.signum() <= 0 || bid.compareTo(ask) >= 0 || price.compareTo(bid) < 0 || price.compareTo(ask) > 0) {
            throw new IllegalArgumentException(
                    "not 0 < bid <= price <= ask, bid < ask: %s %s %s %s".formatted(symbol, bid, price, ask));
        }
        if (size <= 0 || bidSize <= 0 || askSize <= 0) {
            throw new IllegalArgumentException("a size of " + symbol + " is not positive");
        }
    }

    @Override
    public JsonObject json() {
        return new JsonObject()
                .text("symbol", symbol.name())
                .decimal("price", price)
                .whole("size", size)
                .decimal("bid", bid)
                .decimal("ask", ask)
                .whole("bidSize", bidSize)
                .whole("askSize", askSize);
    }
}
