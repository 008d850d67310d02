package io.tickertape.trading.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stop waits for a last price at or beyond its stop price. */
class StopOrdersTest {
    private final TestEngine desk = new TestEngine();

    @Test
    void triggersABuyAtItsStopPriceAndFillsItAtThatTick() {
        desk.buys(10, "ACME").stop("10.10").atMarket();
        desk.tick("ACME", "10.08", "10.09", "10.20");
        desk.reports("ACCOUNT_OPENED 10000", "1 NEW BUY 10 ACME STOP stop 10.10 DAY");

        desk.tick("ACME", "10.09", "10.10", "10.12");
        desk.reports("1 TRIGGERED: venue.triggered", "1 TRADE 10 at 10.12 by 0-2, FILLED 10/10");
    }

    @Test
    void triggersABuyBeyondItsStopPrice() {
        desk.buys(10, "ACME").stop("10.10").atMarket();
        desk.reports();
        desk.tick("ACME", null, "10.11", null);

        desk.reports("1 TRIGGERED: venue.triggered", "1 TRADE 10 at 10.11 by 0-1, FILLED 10/10");
    }

    @Test
    void triggersASaleAtItsStopPriceAndBeyond() {
        desk.has(20, "ACME", "10");
        desk.sells(10, "ACME").stop("9.90").atMarket();
        desk.sells(10, "ACME").stop("9.80").atMarket();
        desk.reports();
        desk.tick("ACME", "9.85", "9.91", "9.95");
        assertEquals(List.of(), desk.reports());

        desk.tick("ACME", "9.89", "9.90", "9.95");
        desk.reports("2 TRIGGERED: venue.triggered", "2 TRADE 10 at 9.89 by 0-3, FILLED 10/10");
        desk.tick("ACME", "9.70", "9.79", "9.95");
        desk.reports("3 TRIGGERED: venue.triggered", "3 TRADE 10 at 9.70 by 0-4, FILLED 10/10");
    }

    @Test
    void triggersAtOnceWhereThePriceIsBeyondAlready() {
        desk.tick("ACME", null, "10.20", null);
        desk.buys(10, "ACME").stop("10.10").atMarket();

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 10 ACME STOP stop 10.10 DAY",
                "1 TRIGGERED: venue.triggered",
                "1 TRADE 10 at 10.20 by 0-1, FILLED 10/10");
    }

    @Test
    void holdsAStopLimitToItsLimitOnceItIsTriggered() {
        desk.buys(10, "ACME").stop("10.10").at("10.15");
        desk.tick("ACME", null, "10.05", null);
        desk.tick("ACME", null, "10.20", null);
        desk.tick("ACME", null, "10.05", null, 4);
        desk.tick("ACME", null, "10.15", null);

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 10 ACME STOP_LIMIT 10.15 stop 10.10 DAY",
                "1 TRIGGERED: venue.triggered",
                "1 TRADE 4 at 10.05 by 0-3, PARTIALLY_FILLED 4/10",
                "1 TRADE 6 at 10.15 by 0-4, FILLED 10/10");
    }

    @Test
    void holdsAStopToItsProtectionOnceItIsTriggered() {
        desk.buys(10, "ACME").stop("10.00").atMarket();
        desk.reports();
        desk.tick("ACME", null, "10.51", null);
        desk.reports("1 TRIGGERED: venue.triggered", "1 PASSED_OVER: venue.protection");
        desk.tick("ACME", null, "10.50", null);

        desk.reports("1 TRADE 10 at 10.50 by 0-2, FILLED 10/10");
    }

    @Test
    void saysOnceUntilAFillOrAReplacementThatTicksArePassedOverForTheProtection() {
        desk.has(10, "ACME", "100");
        desk.sells(10, "ACME").stop("97").atMarket();
        desk.reports();
        desk.tick("ACME", null, "90", null);
        desk.reports("2 TRIGGERED: venue.triggered", "2 PASSED_OVER: venue.protection");
        assertEquals("passed over at 90.00 by tick 0-2: not below 92.15", desk.latestReason());
        desk.tick("ACME", null, "80", null);
        desk.tick("ACME", null, "70", null);
        assertEquals(List.of(), desk.reports());

        desk.tick("ACME", null, "92.15", null, 4);
        desk.tick("ACME", null, "92.14", null);
        desk.tick("ACME", null, "92.14", null);
        desk.reports("2 TRADE 4 at 92.15 by 0-5, PARTIALLY_FILLED 4/10", "2 PASSED_OVER: venue.protection");
        desk.replaces(2, 9, null);
        desk.reports("2 REPLACED, PARTIALLY_FILLED 4/9", "2 PASSED_OVER: venue.protection");
    }

    @Test
    void saysNothingOfTicksBeyondALimitThatTheTraderNamed() {
        desk.buys(10, "ACME").stop("10").at("10.20");
        desk.buys(10, "ACME").at("10.10");
        desk.reports();
        desk.tick("ACME", null, "10.51", null);

        desk.reports("1 TRIGGERED: venue.triggered");
    }

    @Test
    void fillsNothingAtATickFromBeforeItWasTriggered() {
        desk.buys(10, "ACME").stop("10.10").at("10.15");
        Tick before = desk.next("ACME", null, "10.05", null, 5);
        desk.show(before);
        desk.tick("ACME", null, "10.20", null);
        desk.reports();
        desk.show(before);

        assertEquals(List.of(), desk.reports());
    }
}
