package io.tickertape.trading.alert;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A tick as an alert remembers it.
 *
 * @param price the last price
 * @param time when it happened, to the millisecond
 */
public record AlertTick(TickPosition position, Price price, Instant time) {
    public AlertTick {
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    public static AlertTick of(Tick tick) {
        return new AlertTick(tick.position(), tick.price(), tick.time());
    }

    /** Whether a tick came after this one: of one partition the log's order decides, of two the time. */
    boolean isFollowedBy(Tick tick) {
        return tick.position().partition() == position.partition()
                ? tick.position().offset() > position.offset()
                : tick.time().truncatedTo(ChronoUnit.MILLIS).isAfter(time);
    }
}
