package io.tickertape.ticker;

import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Ticks and instruments as if they stood one behind the other on a topic of one partition. */
public final class Ticks {
    private static final AtomicLong OFFSET = new AtomicLong();

    private Ticks() {}

    public static Tick of(String symbol, String price, Instant time) {
        return Tick.of(new Symbol(symbol), Price.of(price), time, stamp(time));
    }

    public static InstrumentUpdate instrument(String symbol) {
        return InstrumentUpdate.of(new Symbol(symbol), stamp(Instant.EPOCH));
    }

    public static RecordStamp stamp(Instant time) {
        return new RecordStamp(time, new TickPosition(0, OFFSET.getAndIncrement()));
    }
}
