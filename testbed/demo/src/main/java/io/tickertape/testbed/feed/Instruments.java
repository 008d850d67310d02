package io.tickertape.testbed.feed;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The well-known instruments of the simulated market, the most traded first; their closes are made up. */
final class Instruments {
    private static final Map<Symbol, Instrument> KNOWN = new LinkedHashMap<>();

    static {
        add("AAPL", "Apple Inc.", "212.40");
        add("NVDA", "NVIDIA Corporation", "141.25");
        add("MSFT", "Microsoft Corporation", "428.10");
        add("TSLA", "Tesla, Inc.", "262.80");
        add("AMZN", "Amazon.com, Inc.", "201.35");
        add("GOOGL", "Alphabet Inc.", "176.90");
        add("META", "Meta Platforms, Inc.", "581.60");
        add("AMD", "Advanced Micro Devices, Inc.", "148.75");
        add("INTC", "Intel Corporation", "23.45");
        add("NFLX", "Netflix, Inc.", "742.15");
        add("JPM", "JPMorgan Chase & Co.", "224.50");
        add("BAC", "Bank of America Corporation", "42.30");
        add("V", "Visa Inc.", "289.95");
        add("MA", "Mastercard Incorporated", "515.20");
        add("BRK.B", "Berkshire Hathaway Inc.", "456.85");
        add("XOM", "Exxon Mobil Corporation", "118.65");
        add("CVX", "Chevron Corporation", "152.40");
        add("KO", "The Coca-Cola Company", "68.25");
        add("PEP", "PepsiCo, Inc.", "171.10");
        add("PG", "The Procter & Gamble Company", "169.80");
        add("JNJ", "Johnson & Johnson", "161.45");
        add("PFE", "Pfizer Inc.", "28.90");
        add("UNH", "UnitedHealth Group Incorporated", "564.30");
        add("WMT", "Walmart Inc.", "83.15");
        add("COST", "Costco Wholesale Corporation", "905.70");
        add("HD", "The Home Depot, Inc.", "396.25");
        add("MCD", "McDonald's Corporation", "293.60");
        add("DIS", "The Walt Disney Company", "96.40");
        add("BA", "The Boeing Company", "154.85");
        add("ORCL", "Oracle Corporation", "173.55");
        add("IBM", "International Business Machines Corporation", "214.70");
        add("F", "Ford Motor Company", "10.85");
    }

    private Instruments() {}

    private static void add(String symbol, String name, String previousClose) {
        Symbol key = new Symbol(symbol);
        KNOWN.put(key, new Instrument(key, name, Price.of(previousClose)));
    }

    static List<Instrument> all() {
        return List.copyOf(KNOWN.values());
    }

    /** The named ones in the given order; one that is not known is called by its symbol and closed at 100. */
    static List<Instrument> of(List<String> names) {
        List<Symbol> symbols = names.stream().map(Instruments::symbol).toList();
        if (symbols.stream().distinct().count() < symbols.size()) {
            throw new FeedException("A symbol is named twice: " + String.join(",", names));
        }
        return symbols.stream()
                .map(symbol -> KNOWN.getOrDefault(symbol, new Instrument(symbol, symbol.name(), Price.of("100.00"))))
                .toList();
    }

    /** A symbol as a person or a file writes it, whose case does not matter. */
    static Symbol symbol(String text) {
        return Symbol.parse(text)
                .orElseThrow(() ->
                        new FeedException("'%s' is not a symbol: one has %s".formatted(text, Symbol.FORM_IN_WORDS)));
    }
}
