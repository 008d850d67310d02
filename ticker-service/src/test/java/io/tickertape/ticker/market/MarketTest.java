package io.tickertape.ticker.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.control.Scope;
import io.tickertape.tape.market.Day;
import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickOutcome;
import io.tickertape.ticker.Ticks;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Freshness.Limits LIMITS = Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60));

    private final Market market = new Market(LIMITS, 3);

    @Test
    void keepsTheLatestQuoteOfEachSymbol() {
        apply("AAPL", "189.50");
        apply("MSFT", "410");
        apply("AAPL", "189.7");

        assertEquals(List.of("AAPL 189.70", "MSFT 410.00"), told(market.quotes(null)));
    }

    @Test
    void tellsWhatChangedSinceAVersionInOrderOfChange() {
        apply("AAPL", "1");
        apply("MSFT", "2");
        apply("IBM", "3");
        apply("AAPL", "4");

        assertEquals(List.of("MSFT 2.00", "IBM 3.00", "AAPL 4.00"), told(market.changedSince(0)));
        assertEquals(List.of("IBM 3.00", "AAPL 4.00"), told(market.changedSince(2)));
        assertEquals(List.of(), told(market.changedSince(4)));
        assertEquals(4, market.version());
    }

    @Test
    void dropsATickThatIsLateOrADuplicateBySequence() {
        assertEquals(TickOutcome.APPLIED, market.apply(numbered("10", 7), NOON));
        assertEquals(TickOutcome.DUPLICATE, market.apply(numbered("11", 7), NOON));
        assertEquals(TickOutcome.LATE, market.apply(numbered("12", 6), NOON));
        assertEquals(TickOutcome.APPLIED, market.apply(numbered("13", 8), NOON));

        assertEquals(List.of("AAPL 13.00"), told(market.quotes(null)));
    }

    @Test
    void keepsTheSequenceOverATickThatHasNone() {
        market.apply(numbered("10", 7), NOON);
        market.apply(tick("AAPL", "11"), NOON);

        assertEquals(TickOutcome.LATE, market.apply(numbered("12", 6), NOON));
    }

    @Test
    void takesNoMoreSymbolsThanItMay() {
        apply("A", "1");
        apply("B", "1");
        apply("C", "1");

        assertEquals(TickOutcome.TOO_MANY_SYMBOLS, market.apply(tick("D", "1"), NOON));
        assertEquals(TickOutcome.APPLIED, market.apply(tick("C", "2"), NOON));
        assertEquals(List.of("A 1.00", "B 1.00", "C 2.00"), told(market.quotes(null)));
    }

    @Test
    void marksAPriceLateAndThenStaleAsItAges() {
        apply("AAPL", "1");

        assertFalse(market.age(NOON.plusMillis(14_999)));
        assertTrue(market.age(NOON.plusSeconds(15)));
        assertEquals(Freshness.LATE, only().freshness());
        assertFalse(market.age(NOON.plusMillis(59_999)));
        assertTrue(market.age(NOON.plusSeconds(60)));
        assertEquals(Freshness.STALE, only().freshness());
        assertEquals(3, only().version());
    }

    @Test
    void isLiveAgainWithTheNextTick() {
        apply("AAPL", "1");
        market.age(NOON.plusSeconds(100));
        market.apply(Ticks.of("AAPL", "2", NOON.plusSeconds(100)), NOON.plusSeconds(100));

        assertEquals(Freshness.LIVE, only().freshness());
    }

    @Test
    void anOldTickIsStaleFromTheStart() {
        market.apply(tick("AAPL", "1"), NOON.plusSeconds(3600));

        assertEquals(Freshness.STALE, only().freshness());
    }

    @Test
    void saysWhetherThePriceRoseOrFell() {
        apply("AAPL", "2");
        assertEquals(0, only().rising());
        apply("AAPL", "3");
        assertEquals(1, only().rising());
        apply("AAPL", "1");
        assertEquals(-1, only().rising());
    }

    @Test
    void addsUpTheDayWhereTheProducerSaysNothing() {
        market.apply(traded("10", "100", NOON), NOON);
        market.apply(traded("12", "50", NOON), NOON);
        market.apply(traded("9", "1", NOON), NOON);

        Day day = only().day();
        assertEquals("10.00 12.00 9.00 151", day.open() + " " + day.high() + " " + day.low() + " " + day.volume());
        assertNull(day.previousClose());
        assertNull(only().change());
    }

    @Test
    void aNewDayStartsFromTheLastPriceOfTheOldOne() {
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        market.apply(traded("10", "100", NOON), NOON);
        market.apply(traded("12", "5", tomorrow), tomorrow);

        Day day = only().day();
        assertEquals("12.00 12.00 12.00 5", day.open() + " " + day.high() + " " + day.low() + " " + day.volume());
        assertEquals(new BigDecimal("2.00"), only().change());
        assertEquals(new BigDecimal("20.00"), only().changePercent());
    }

    @Test
    void believesTheProducerAboutTheDay() {
        Tick.DayFigures told =
                new Tick.DayFigures(Price.of("5"), Price.of("20"), Price.of("4"), Price.of("8"), Size.of("1000"));
        market.apply(Ticks.of("AAPL", "10", NOON).sized(Size.of("1")).told(told), NOON);

        Day day = only().day();
        assertEquals("5.00 20.00 4.00 1000", day.open() + " " + day.high() + " " + day.low() + " " + day.volume());
        assertEquals(new BigDecimal("25.00"), only().changePercent());
    }

    @Test
    void listsOnlyTheSymbolsAskedFor() {
        apply("AAPL", "1");
        apply("MSFT", "2");

        assertEquals(List.of("MSFT 2.00"), told(market.quotes(Set.of(new Symbol("MSFT"), new Symbol("NONE")))));
    }

    @Test
    void knowsAnInstrumentBeforeAndAfterItsFirstPrice() {
        market.apply(instrument("AAPL", "100", false));
        apply("AAPL", "110");
        apply("MSFT", "90");
        market.apply(instrument("MSFT", "100", false));

        assertEquals(
                List.of("10.00", "-10.00"),
                market.quotes(null).stream()
                        .map(quote -> String.valueOf(quote.change()))
                        .toList());
    }

    @Test
    void believesTheTicksAboutThePreviousCloseBeforeTheInstrument() {
        market.apply(instrument("AAPL", "1", false));
        Tick.DayFigures told = new Tick.DayFigures(null, null, null, Price.of("8"), null);
        market.apply(Ticks.of("AAPL", "10", NOON).told(told), NOON);

        assertEquals(new BigDecimal("2.00"), only().change());
    }

    @Test
    void aHaltedInstrumentIsHaltedHoweverFreshItsPrice() {
        apply("AAPL", "1");
        market.apply(instrument("AAPL", "1", true));
        assertEquals(Freshness.HALTED, only().freshness());
        apply("AAPL", "2");
        assertEquals(Freshness.HALTED, only().freshness());

        market.apply(instrument("AAPL", "1", false));
        market.age(NOON);
        assertEquals(Freshness.LIVE, only().freshness());
    }

    @Test
    void whatAnOperatorStopsIsHaltedUntilItGoesOn() {
        apply("AAPL", "1");
        market.halt(Scope.symbol(new Symbol("AAPL")), true);
        market.halt(Scope.account("alice"), true);
        assertEquals(Freshness.HALTED, only().freshness());
        apply("AAPL", "2");
        assertEquals(Freshness.HALTED, only().freshness());
        market.halt(Scope.ALL, true);
        market.halt(Scope.symbol(new Symbol("AAPL")), false);
        assertFalse(market.age(NOON));
        assertEquals(Freshness.HALTED, only().freshness());
        market.halt(Scope.ALL, false);
        market.age(NOON);
        assertEquals(Freshness.LIVE, only().freshness());
    }

    @Test
    void aSymbolThatWasStoppedBeforeItsFirstPriceIsHaltedFromTheStart() {
        market.halt(Scope.symbol(new Symbol("AAPL")), true);
        apply("AAPL", "1");

        assertEquals(Freshness.HALTED, only().freshness());
    }

    @Test
    void withMoreSymbolsStoppedThanItHoldsEverythingIsHalted() {
        Market small = new Market(LIMITS, 2);
        for (String stopped : List.of("A", "B", "C")) {
            small.halt(Scope.symbol(new Symbol(stopped)), true);
        }
        small.apply(tick("AAPL", "1"), NOON);
        assertEquals(Freshness.HALTED, small.quotes(null).get(0).freshness());
        small.halt(Scope.symbol(new Symbol("C")), false);
        small.age(NOON);
        assertEquals(Freshness.LIVE, small.quotes(null).get(0).freshness());
    }

    @Test
    void forgetsAnInstrumentButNotItsPrice() {
        apply("AAPL", "1");
        market.apply(instrument("AAPL", "1", true));
        market.forget(new Symbol("AAPL"), Ticks.stamp(NOON));
        market.age(NOON);

        assertEquals(List.of("AAPL 1.00"), told(market.quotes(null)));
        assertEquals(Freshness.LIVE, only().freshness());
        assertNull(only().change());
    }

    private static InstrumentUpdate instrument(String symbol, String previousClose, boolean halted) {
        return Ticks.instrument(symbol)
                .named(symbol)
                .closedAt(Price.of(previousClose))
                .status(halted ? Instrument.HALTED : Instrument.TRADING);
    }

    @Test
    void everyPriceIsStaleWhileTheMarketIsCutOff() {
        apply("AAPL", "1");
        market.cutOff(true);
        assertTrue(market.age(NOON));
        assertEquals(Freshness.STALE, only().freshness());
        apply("AAPL", "2");
        assertEquals(Freshness.STALE, only().freshness());

        market.cutOff(false);
        assertTrue(market.age(NOON));
        assertEquals(Freshness.LIVE, only().freshness());
    }

    @Test
    void hasNoPlaceForANewSymbolOnceItIsFull() {
        apply("A", "1");
        apply("B", "1");
        assertFalse(market.hasNoPlaceFor(new Symbol("D")));
        apply("C", "1");

        assertTrue(market.hasNoPlaceFor(new Symbol("D")));
        assertFalse(market.hasNoPlaceFor(new Symbol("C")));
    }

    @Test
    void knowsNoMoreInstrumentsThanItMayHoldSymbols() {
        for (String symbol : List.of("A", "B", "C", "D")) {
            market.apply(instrument(symbol, "1", false));
        }
        market.apply(instrument("C", "2", false));
        apply("C", "3");
        apply("D", "3");

        assertEquals(
                "[1.00, null]",
                market.quotes(null).stream().map(Quote::change).toList().toString());
    }

    @Test
    void aRemovedSymbolLeavesAndIsToldOnce() {
        apply("AAPL", "1");
        apply("MSFT", "2");
        market.remove(new Symbol("AAPL"), Ticks.stamp(NOON));

        assertEquals(List.of("MSFT 2.00"), told(market.quotes(null)));
        Market.Changes changes = market.changesSince(2);
        assertEquals(List.of(new Market.Removed(new Symbol("AAPL"), 1, 3)), changes.removed());
        assertEquals(3, changes.version());
        apply("AAPL", "3");
        assertEquals(List.of(), market.changesSince(2).removed());
        assertEquals(4, market.quotes(Set.of(new Symbol("AAPL"))).get(0).listed());
    }

    @Test
    void tellsHowManyTicksOfASymbolWereLateOrDuplicates() {
        market.apply(numbered("10", 7), NOON);
        market.apply(numbered("10", 7), NOON);
        market.apply(numbered("11", 6), NOON);
        market.apply(numbered("11", 6), NOON);

        assertEquals(new Quote.Dropped(2, 1), only().dropped());
        assertEquals("10.00", only().last().toString());
    }

    @Test
    void aLateTickChangesItsDayAndIsNoTickToCount() {
        market.apply(traded("10", "5", NOON), NOON);
        market.apply(traded("99", "5", NOON.minusSeconds(1)), NOON);

        assertEquals(
                "10.00 99.00 10",
                only().last() + " " + only().day().high() + " " + only().day().volume());
        assertEquals(2, only().version());
        assertEquals(1, only().ticked());
        assertEquals(1, only().cadence().ticks());
    }

    private void apply(String symbol, String price) {
        assertEquals(TickOutcome.APPLIED, market.apply(tick(symbol, price), NOON));
    }

    private Quote only() {
        return market.quotes(null).get(0);
    }

    private static Tick tick(String symbol, String price) {
        return Ticks.of(symbol, price, NOON);
    }

    private static Tick numbered(String price, long sequence) {
        return tick("AAPL", price).numbered(sequence);
    }

    private static Tick traded(String price, String size, Instant time) {
        return Ticks.of("AAPL", price, time).sized(Size.of(size));
    }

    private static List<String> told(List<Quote> quotes) {
        return quotes.stream().map(quote -> quote.symbol() + " " + quote.last()).toList();
    }
}
