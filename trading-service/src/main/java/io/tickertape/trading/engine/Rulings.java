package io.tickertape.trading.engine;

import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.order.Reason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the operators have ruled, as it stands now. */
public interface Rulings {
    /** Why a new order may not be taken; null when it may. */
    @Nullable
    Reason stopping(String account, Symbol symbol);

    /** Why an open order must be cancelled; null when it need not. */
    @Nullable
    Reason killing(String account, Symbol symbol);

    /** Why the positions of an account must be closed; null when they need not. */
    default @Nullable Reason flattening(String account) {
        return null;
    }

    /** Why not even an order that closes a position may stand: a halt of more than an account. Null when it may. */
    default @Nullable Reason barring(Symbol symbol) {
        return null;
    }

    /** The accounts whose positions must be closed. */
    default Set<String> flattened() {
        return Set.of();
    }
}
