package io.tickertape.trading.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Symbol;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the operators stop an account, cancel its orders and close its positions in one act. */
class FlatteningTest {
    private static final Symbol ACME = new Symbol("ACME");

    private final TestEngine desk = new TestEngine();

    @Test
    void refusesNewOrdersCancelsOpenOnesAndSellsWhatIsHeld() {
        desk.has(100, "ACME", "10");
        desk.sells(40, "ACME").at("12");
        desk.buys(1, "EMCA").at("10");
        desk.reports();
        desk.flattens();
        desk.hearsTheRuling();
        desk.buys(1, "ACME").atMarket();

        desk.reports(
                "2 CANCELED 0/40: controls.kill",
                "3 CANCELED 0/1: controls.kill",
                "flatten-8 NEW SELL 100 ACME MARKET GTC: controls.flatten",
                "flatten-8 TRADE 100 at 10.00 by 0-1, FILLED 100/100",
                "4 REJECTED: controls.halt");
        assertEquals(0, desk.account().position(ACME).quantity());
        assertEquals(0, desk.account().reserved().signum());
    }

    @Test
    void sellsNothingTwiceHoweverOftenItLooksAndWhereverItIsKilled() {
        desk.tick("ACME", "10", "10", "10", 100);
        desk.buys(100, "ACME").at("10");
        desk.tick("ACME", "10", "10", "10", 30);
        desk.reports();
        desk.flattens();
        for (int look = 0; look < 3; look++) {
            desk.hearsTheRuling();
            desk.restarts();
        }
        desk.reports(
                "flatten-4 NEW SELL 100 ACME MARKET GTC: controls.flatten",
                "flatten-4 TRADE 30 at 10.00 by 0-2, PARTIALLY_FILLED 30/100");
        desk.tick("ACME", "9.9", "10", "10", 500);
        desk.hearsTheRuling();
        desk.restarts();
        desk.hearsTheRuling();

        desk.reports("flatten-4 TRADE 70 at 9.90 by 0-3, FILLED 100/100");
        assertEquals(0, desk.account().position(ACME).quantity());
    }

    @Test
    void waitsWithAPositionWhoseSymbolIsStaleOrHaltedAndClosesItAtTheNextTick() {
        desk.has(10, "ACME", "10");
        desk.has(20, "EMCA", "10");
        desk.passes(Duration.ofSeconds(6));
        desk.tick("EMCA", "10", "10", "10");
        desk.halt("EMCA", true);
        desk.flattens();
        desk.hearsTheRuling();
        assertEquals(List.of(), desk.reports());
        desk.tick("ACME", "10", "10", "10");
        desk.halt("EMCA", false);
        desk.hearsTheRuling();

        desk.reports(
                "flatten-6 NEW SELL 10 ACME MARKET GTC: controls.flatten",
                "flatten-6 TRADE 10 at 10.00 by 0-4, FILLED 10/10",
                "flatten-8 NEW SELL 20 EMCA MARKET GTC: controls.flatten",
                "flatten-8 TRADE 20 at 10.00 by 0-3, FILLED 20/20");
    }

    @Test
    void passesTheHaltOfTheAccountButNoneOfMore() {
        desk.has(10, "ACME", "10");
        desk.tick("ACME", "10", "10", "10", 4);
        desk.flattens();
        desk.bars("ACME");
        desk.hearsTheRuling();
        assertEquals(List.of(), desk.reports());
        desk.letsGo();
        desk.flattens();
        desk.hearsTheRuling();
        desk.bars("ACME");
        desk.tick("ACME", "10", "10", "10");
        desk.hearsTheRuling();

        desk.reports(
                "flatten-4 NEW SELL 10 ACME MARKET GTC: controls.flatten",
                "flatten-4 TRADE 4 at 10.00 by 0-2, PARTIALLY_FILLED 4/10",
                "flatten-4 CANCELED 4/10: controls.halt");
    }

    @Test
    void letsNoTraderChangeAClosingOrderAndCancelsItWhenItIsLifted() {
        desk.has(10, "ACME", "10");
        desk.tick("ACME", "10", "10", "10", 4);
        desk.flattens();
        desk.hearsTheRuling();
        desk.reports();
        desk.cancels("flatten-4");
        assertTrue(desk.latestReason().contains("closes a position for the operators"), desk::latestReason);
        desk.replaces("flatten-4", 1);
        desk.cancelsAll();
        assertEquals("no order is open", desk.latestReason());
        desk.letsGo();
        desk.tick("ACME", "10", "10", "10");
        desk.hearsTheRuling();
        desk.sells(6, "ACME").at("12");

        desk.reports(
                "flatten-4 CANCEL_REJECTED: desk.operators",
                "flatten-4 CANCEL_REJECTED: desk.operators",
                "CANCEL_REJECTED: desk.cancel",
                "flatten-4 CANCELED 4/10: controls.lifted",
                "5 NEW SELL 6 ACME LIMIT 12.00 DAY");
    }

    @Test
    void closesWhatAFillBroughtBeforeTheRulingWasHeard() {
        desk.tick("ACME", "10", "10", "10");
        desk.buys(5, "ACME").at("9");
        desk.reports();
        desk.tick("ACME", "9", "9", "9");
        desk.flattens();
        desk.tick("ACME", "9", "9", "9");
        desk.hearsTheRuling();

        desk.reports(
                "1 TRADE 5 at 9.00 by 0-2, FILLED 5/5",
                "flatten-4 NEW SELL 5 ACME MARKET GTC: controls.flatten",
                "flatten-4 TRADE 5 at 9.00 by 0-3, FILLED 5/5");
    }
}
