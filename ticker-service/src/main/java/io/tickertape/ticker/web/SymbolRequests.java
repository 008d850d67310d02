package io.tickertape.ticker.web;

import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.candles.Interval;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.SymbolState;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what is asked of one symbol; what cannot be is told with what would be right. */
@Singleton
final class SymbolRequests {
    private final Market market;

    SymbolRequests(Market market) {
        this.market = market;
    }

    /** A request named a symbol that is not here; the message says so. */
    static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown(String message) {
            super(message);
        }
    }

    /** The symbol that an address names, in upper or lower case. */
    static Symbol symbol(String name) {
        return Symbol.parse(name)
                .orElseThrow(() -> new Unknown("There is no such symbol: a symbol is " + Symbol.FORM
                        + ", and its marks are escaped in an address, such as /symbols/BTC%2FUSD"));
    }

    /** The interval of a code; minutes where none is named. */
    static Interval interval(@Nullable String code) {
        return code == null
                ? Interval.MINUTE
                : Interval.parse(code)
                        .orElseThrow(() -> new WatchRequest.Wrong("interval: one of "
                                + Stream.of(Interval.values())
                                        .map(Interval::code)
                                        .collect(Collectors.joining(", "))
                                + " is expected"));
    }

    /**
     * What is known of a symbol.
     *
     * @param span so many intervals of candles
     */
    SymbolState state(String name, @Nullable String code, int span) {
        Interval interval = interval(code);
        Symbol symbol = symbol(name);
        SymbolState state = market.state(symbol, interval, span);
        if (state == null || state.candles().isEmpty()) {
            throw new Unknown("There is no price of " + symbol + ": nothing has been put on the topic prices under"
                    + " this symbol, or it was taken off");
        }
        return state;
    }
}
