package io.tickertape.trading;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Ticks to test with. */
public final class Ticks {
    private Ticks() {}

    /** A last price, and no more. */
    public static Tick of(String symbol, String price, long sequence, long offset) {
        return new Tick(
                new Symbol(symbol),
                price(price),
                Tick.SIZE_UNSAID,
                null,
                null,
                Orders.NOON,
                sequence,
                new TickPosition(0, offset));
    }

    public static Tick quoted(String symbol, String price, @Nullable String bid, @Nullable String ask, Instant time) {
        return new Tick(
                new Symbol(symbol),
                price(price),
                Tick.SIZE_UNSAID,
                bid == null ? null : price(bid),
                ask == null ? null : price(ask),
                time,
                -1,
                new TickPosition(0, 0));
    }

    public static Price price(String text) {
        return new Price(new BigDecimal(text));
    }
}
