package io.tickertape.ticker.market;

import io.tickertape.tape.control.Scope;
import io.tickertape.tape.market.Symbol;
import java.util.HashSet;
import java.util.Set;

/** What operators have stopped: everything, or some symbols; what they stop of an account is no matter of prices. */
final class Halts {
    private final int maximumSymbols;
    private final Set<Symbol> symbols = new HashSet<>();
    private boolean all;

    /** @param maximumSymbols with more of them stopped, everything is shown as halted, so that nothing looks live */
    Halts(int maximumSymbols) {
        this.maximumSymbols = maximumSymbols;
    }

    void change(Scope scope, boolean isHalted) {
        if (scope.kind() == Scope.Kind.ALL) {
            all = isHalted;
        } else if (scope.kind() == Scope.Kind.SYMBOL) {
            Symbol symbol = new Symbol(scope.name());
            if (!isHalted) {
                symbols.remove(symbol);
            } else if (symbols.size() <= maximumSymbols) {
                symbols.add(symbol);
            }
        }
    }

    boolean cover(Symbol symbol) {
        return all || symbols.size() > maximumSymbols || symbols.contains(symbol);
    }
}
