package io.tickertape.testbed.feed;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One instrument on one day; what the file does not tell is null. */
record HistoricalDay(
        String symbol,
        LocalDate date,
        BigDecimal price,
        @Nullable BigDecimal open,
        @Nullable BigDecimal high,
        @Nullable BigDecimal low,
        @Nullable BigDecimal previousClose,
        @Nullable Long volume)
        implements Publishable {

    HistoricalDay after(@Nullable HistoricalDay before) {
        return before == null || previousClose != null
                ? this
                : new HistoricalDay(symbol, date, price, open, high, low, before.price, volume);
    }

    @Override
    public JsonObject json() {
        JsonObject json = new JsonObject().text("symbol", symbol).decimal("price", price);
        decimal(json, "open", open);
        decimal(json, "high", high);
        decimal(json, "low", low);
        decimal(json, "previousClose", previousClose);
        return volume == null ? json : json.whole("volume", volume);
    }

    private static void decimal(JsonObject json, String name, @Nullable BigDecimal value) {
        if (value != null) {
            json.decimal(name, value);
        }
    }
}
