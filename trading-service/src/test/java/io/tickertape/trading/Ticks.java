package io.tickertape.trading;

import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Ticks and instruments to test with. */
public final class Ticks {
    private Ticks() {}

    /** A last price, and no more. */
    public static Tick of(String symbol, String price, long offset) {
        return Tick.of(new Symbol(symbol), Price.of(price), Orders.NOON, stamp(Orders.NOON, offset));
    }

    public static Tick quoted(String symbol, String price, @Nullable String bid, @Nullable String ask, Instant time) {
        return Tick.of(new Symbol(symbol), Price.of(price), time, stamp(time, 0))
                .quoted(best(bid, ask));
    }

    /** Bid and ask, of sizes that are not said. */
    public static Tick.BestQuote best(@Nullable String bid, @Nullable String ask) {
        return new Tick.BestQuote(bid == null ? null : Price.of(bid), ask == null ? null : Price.of(ask), null, null);
    }

    /** What a record says of an instrument of which nothing is known but that it trades. */
    public static InstrumentUpdate instrument(String symbol, long offset) {
        return InstrumentUpdate.of(new Symbol(symbol), stamp(Orders.NOON, offset));
    }

    /** Of a record on the first partition. */
    public static RecordStamp stamp(Instant time, long offset) {
        return new RecordStamp(time, new TickPosition(0, offset));
    }

    public static Price price(String text) {
        return Price.of(text);
    }
}
