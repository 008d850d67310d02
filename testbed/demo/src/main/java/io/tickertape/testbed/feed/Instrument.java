package io.tickertape.testbed.feed;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import java.math.BigDecimal;

/** What is traded: its symbol, its name and what it closed at, in US dollars. */
record Instrument(Symbol symbol, String name, Price previousClose) {
    String json() {
        return new JsonObject()
                .text("name", name)
                .text("currency", "USD")
                .decimal("previousClose", previousClose.value())
                .decimal("minPriceIncrement", new BigDecimal("0.01"))
                .whole("lotSize", 1)
                .text("status", "TRADING")
                .toString();
    }
}
