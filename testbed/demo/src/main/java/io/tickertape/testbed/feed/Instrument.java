package io.tickertape.testbed.feed;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What is traded: its symbol, its name and what it closed at, in US dollars. */
record Instrument(String symbol, String name, BigDecimal previousClose) {
    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9.\\-]{0,11}");

    Instrument {
        requireSymbol(symbol);
        if (previousClose.signum() <= 0) {
            throw new IllegalArgumentException(
                    "the previous close of " + symbol + " is not positive: " + previousClose);
        }
    }

    static String requireSymbol(String text) {
        if (!SYMBOL.matcher(text).matches()) {
            throw new FeedException("Not a symbol: '" + text
                    + "'; one has 1 to 12 capital letters, digits, dots or dashes, and starts with a letter or digit.");
        }
        return text;
    }

    String json() {
        return new JsonObject()
                .text("name", name)
                .text("currency", "USD")
                .decimal("previousClose", previousClose)
                .decimal("minPriceIncrement", new BigDecimal("0.01"))
                .whole("lotSize", 1)
                .text("status", "TRADING")
                .toString();
    }
}
