package io.tickertape.testbed.feed;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One instrument on one day; what is not known of it is null. */
record HistoricalDay(
        Symbol symbol,
        LocalDate date,
        Price price,
        @Nullable Price open,
        @Nullable Price high,
        @Nullable Price low,
        @Nullable Price previousClose,
        @Nullable Size volume)
        implements Publishable {

    /**
     * This day with every figure told. Years are replayed within one day of the market, which folds what it is not
     * told: without these it would show the highest price of all years as this day's high.
     */
    HistoricalDay after(@Nullable HistoricalDay before) {
        Price opened = open == null ? price : open;
        Price close = before == null ? opened : before.price;
        return new HistoricalDay(
                symbol,
                date,
                price,
                opened,
                high == null ? price.max(opened) : high,
                low == null ? price.min(opened) : low,
                previousClose == null ? close : previousClose,
                volume == null ? Size.ZERO : volume);
    }

    @Override
    public JsonObject json() {
        JsonObject json = new JsonObject().text("symbol", symbol.name()).decimal("price", price.value());
        decimal(json, "open", open);
        decimal(json, "high", high);
        decimal(json, "low", low);
        decimal(json, "previousClose", previousClose);
        return volume == null ? json : json.number("volume", volume.value());
    }

    private static void decimal(JsonObject json, String name, @Nullable Price price) {
        if (price != null) {
            json.decimal(name, price.value());
        }
    }
}
