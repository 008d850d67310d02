package io.tickertape.trading.view;

import io.tickertape.tape.market.Symbol;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address of a symbol's page, which leads to the ticker. */
final class SymbolPath {
    private SymbolPath() {}

    static String of(Symbol symbol) {
        return "/symbols/" + URLEncoder.encode(symbol.name(), StandardCharsets.US_ASCII);
    }
}
