package io.tickertape.ticker.candles;

import io.tickertape.tape.market.LastTick;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Tick;
import org.jspecify.annotations.Nullable;

/** The ticks of a symbol within one minute, folded: the same in whatever order they are read. */
final class MinuteFold {
    private final LastTick last = new LastTick();
    private Tick first;
    private Price high;
    private Price low;
    private Size volume = Size.ZERO;
    private long ticks;
    private @Nullable Candle candle;

    MinuteFold(Tick tick) {
        first = tick;
        high = tick.price();
        low = tick.price();
        add(tick);
    }

    void add(Tick tick) {
        last.add(tick);
        first = LastTick.isNewer(first, tick) ? tick : first;
        high = high.max(tick.price());
        low = low.min(tick.price());
        volume = tick.size() == null ? volume : volume.plus(tick.size());
        ticks++;
        candle = null;
    }

    Candle candle(long minute) {
        Candle known = candle;
        if (known == null) {
            Tick latest = last.get();
            Price close = latest == null ? first.price() : latest.price();
            known = new Candle(Interval.MINUTE.start(minute), first.price(), high, low, close, volume, ticks);
            candle = known;
        }
        return known;
    }
}
