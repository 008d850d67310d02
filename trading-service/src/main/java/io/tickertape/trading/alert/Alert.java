package io.tickertape.trading.alert;

import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert of an account: pending until it fires, which it does once, then fired until the trader dismisses it.
 *
 * @param id the place of its command on the journal
 * @param from the latest tick when it was set, which it measures a move from: no older one fires it
 * @param set when the engine set it
 * @param firing null while it is pending
 */
public record Alert(String id, AlertTerms terms, AlertTick from, Instant set, @Nullable AlertFiring firing) {
    public Symbol symbol() {
        return terms.symbol();
    }

    public boolean isPending() {
        return firing == null;
    }

    public boolean isPendingFor(Symbol symbol) {
        return isPending() && symbol().equals(symbol);
    }

    /** Whether it fires at this tick. Nothing but the tick decides, so that a tick which is read again decides the same. */
    public boolean isMetBy(Tick tick) {
        return isPendingFor(tick.symbol()) && from.isFollowedBy(tick) && terms.isMetAt(tick.price(), from.price());
    }

    public Alert fired(Instant now, @Nullable AlertTick tick) {
        return new Alert(id, terms, from, set, new AlertFiring(now, tick));
    }
}
