package io.tickertape.ticker.web;

import io.tickertape.tape.market.Symbol;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A symbol as part of an address; some hold marks, such as {@code BTC/USD}, which are escaped there. */
final class SymbolPath {
    private SymbolPath() {}

    /** The address of a symbol's page. */
    static String of(Symbol symbol) {
        return "/symbols/" + escaped(symbol);
    }

    /** The symbol with its marks escaped. */
    static String escaped(Symbol symbol) {
        return URLEncoder.encode(symbol.name(), StandardCharsets.US_ASCII);
    }
}
