package io.tickertape.ticker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.Ticks;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskedTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private Market market = new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 10);

    AskedTest() {
        list("AAPL", "Apple Inc.");
        list("BAC", "Bank of America");
        list("MSFT", "Microsoft");
        list("C", "Citigroup");
    }

    @Test
    void takesSymbolsWithCommasOrBlanksBetweenInTheirOrder() {
        assertEquals(List.of("MSFT", "AAPL"), symbols("msft, Aapl"));
        assertEquals(List.of("MSFT", "AAPL"), symbols("  msft   AAPL,"));
        assertEquals(List.of("C", "AAPL"), symbols("c;aapl;c"));
        assertNull(asked(" , ").symbols());
    }

    @Test
    void takesNamesAndTheBeginningsOfTheirWords() {
        assertEquals(List.of("AAPL"), symbols("apple"));
        assertEquals(List.of("BAC", "MSFT"), symbols("bank of america, micro"));
        assertEquals(List.of("MSFT", "BAC"), symbols("microsoft america"));
        assertEquals("", asked("apple inc").complaint());
    }

    @Test
    void saysWhatIsNotKnownAndShowsTheRest() {
        assertEquals(List.of("AAPL", "NOPE"), symbols("aapl nope <b>"));
        assertEquals(
                "No price yet for NOPE. Nothing is known by “<b>”.",
                asked("aapl nope <b>").complaint());
        assertNull(asked("<b>").symbols());
        assertEquals(
                "Nothing is known by “<b>”: all symbols are shown.",
                asked("<b>").complaint());
    }

    @Test
    void leavesOutWhatALongListHasNoPlaceFor() {
        Asked asked = Asked.of("aapl,bac,msft,aapl", market.quotes(null), 2);

        assertEquals(List.of("AAPL", "BAC"), names(asked));
        assertEquals("A list holds 2 symbols: the first are shown.", asked.complaint());
    }

    @Test
    void showsTheFirstOfAllWhereTheseAreTooManyForAPage() {
        Asked nothing = Asked.of("", market.quotes(null), 2);
        assertEquals(List.of("AAPL", "BAC"), names(nothing));
        assertNull(nothing.named());
        assertEquals(
                "4 symbols have a price, and the first 2 are shown: look for others by symbol or name.",
                nothing.complaint());
        assertEquals(
                "Nothing is known by “<b>”. 4 symbols have a price, and the first 2 are shown: look for others by symbol"
                        + " or name.",
                Asked.of("<b>", market.quotes(null), 2).complaint());

        assertNull(Asked.of("", market.quotes(null), 4).symbols());
        assertEquals("", Asked.of("", market.quotes(null), 4).complaint());
    }

    @Test
    void searchesTheNamesForTheFirstFiftyWordsOnly() {
        assertEquals("AAPL", symbols("nope ".repeat(48) + "apple").get(1));
        assertEquals(List.of("NOPE", "APPLE"), symbols("nope ".repeat(50) + "apple"));
    }

    @Test
    void searchesTheNamesOfAVeryLargeMarketForFewerWords() {
        market = new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 40_000);
        for (int i = 0; i < 40_000; i++) {
            list("S" + i, i == 7 ? "Apple Inc." : "Other " + i);
        }
        assertEquals(List.of("NOPE", "S7"), symbols("nope,".repeat(4) + "apple"));
        assertEquals(List.of("NOPE", "APPLE"), symbols("nope,".repeat(5) + "apple"));
    }

    private void list(String symbol, String name) {
        market.apply(Ticks.instrument(symbol).named(name));
        market.apply(Ticks.of(symbol, "1", NOON), NOON);
    }

    private Asked asked(String typed) {
        return Asked.of(typed, market.quotes(null), 500);
    }

    private List<String> symbols(String typed) {
        return names(asked(typed));
    }

    private static List<String> names(Asked asked) {
        return asked.symbols() == null
                ? List.of()
                : asked.symbols().stream().map(Symbol::name).toList();
    }
}
