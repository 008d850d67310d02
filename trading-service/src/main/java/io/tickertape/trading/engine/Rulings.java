package io.tickertape.trading.engine;

import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.order.Reason;
import org.jspecify.annotations.Nullable;

/** What the operators have ruled, as it stands now. */
public interface Rulings {
    /** Why a new order may not be taken; null when it may. */
    @Nullable
    Reason stopping(String account, Symbol symbol);

    /** Why an open order must be cancelled; null when it need not. */
    @Nullable
    Reason killing(String account, Symbol symbol);
}
