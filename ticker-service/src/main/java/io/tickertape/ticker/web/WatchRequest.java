package io.tickertape.ticker.web;

import io.tickertape.tape.market.Symbol;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a request asks to watch; a wrong parameter is told with what would be right. */
final class WatchRequest {
    private static final double SLOWEST = 0.2;
    private static final double FASTEST = 50;

    private WatchRequest() {}

    /** A request's parameter was wrong; the message says what would be right. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    /** The symbols of a comma-separated list, in its order; null, which means all, where there is none. */
    static @Nullable Set<Symbol> symbols(@Nullable String list, int maximum) {
        if (list == null || list.isBlank()) {
            return null;
        }
        Set<Symbol> symbols = new LinkedHashSet<>();
        for (String part : list.split(",", -1)) {
            String name = part.strip().toUpperCase(Locale.ROOT);
            if (name.isEmpty()) {
                continue;
            }
            if (!Symbol.isSymbol(name)) {
                throw new Wrong("symbols: a list such as AAPL,MSFT is expected, each symbol being " + Symbol.FORM);
            }
            symbols.add(new Symbol(name));
            if (symbols.size() > maximum) {
                throw new Wrong("symbols: at most " + maximum + " in one list; leave the parameter out for all");
            }
        }
        return symbols.isEmpty() ? null : symbols;
    }

    /** Updates a second; 0, which means every frame, where none is named. */
    static double rate(@Nullable String rate) {
        if (rate == null || rate.isBlank()) {
            return 0;
        }
        double parsed;
        try {
            parsed = Double.parseDouble(rate);
        } catch (NumberFormatException e) {
            throw wrongRate();
        }
        if (!(parsed >= SLOWEST && parsed <= FASTEST)) {
            throw wrongRate();
        }
        return parsed;
    }

    /** Updates a second for a page, whose reader a wrong one is not told but shown. */
    static double rate(@Nullable String rate, double otherwise) {
        try {
            double asked = rate(rate);
            return asked == 0 ? otherwise : asked;
        } catch (Wrong e) {
            return otherwise;
        }
    }

    private static Wrong wrongRate() {
        return new Wrong("rate: updates a second, from " + SLOWEST + " to " + FASTEST + "; leave it out for all");
    }
}
