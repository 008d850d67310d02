package io.tickertape.trading.engine;

import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.order.Reason;
import org.jspecify.annotations.Nullable;

/** Nothing is halted. */
public final class NoRulings implements Rulings {
    @Override
    public @Nullable Reason stopping(String account, Symbol symbol) {
        return null;
    }

    @Override
    public @Nullable Reason killing(String account, Symbol symbol) {
        return null;
    }
}
