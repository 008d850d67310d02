package io.tickertape.ticker.candles;

import io.tickertape.tape.market.LastTick;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Tick;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the tape.
 *
 * @param version of the market that brought it
 */
public record Trade(Tick tick, long version) {
    public Price price() {
        return tick.price();
    }

    /** Null if the producer does not say. */
    public @Nullable Size size() {
        return tick.size();
    }

    public Instant time() {
        return tick.time();
    }

    boolean isNewerThan(Trade other) {
        return LastTick.isNewer(tick, other.tick);
    }
}
