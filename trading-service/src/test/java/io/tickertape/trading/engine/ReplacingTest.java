package io.tickertape.trading.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Tick;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.TimeInForce;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A replacement changes an order's quantity, prices and time in force, and nothing else of it. */
class ReplacingTest {
    private final TestEngine desk = new TestEngine("1000", 3);

    @Test
    void keepsTheOrdersIdentityAndWhatIsFilledOfIt() {
        desk.tick("ACME", null, "10", null, 30);
        desk.buys(50, "ACME").at("10");
        desk.replaces(1, 60, "9");

        desk.reports(
                "ACCOUNT_OPENED 1000",
                "1 NEW BUY 50 ACME LIMIT 10.00 DAY",
                "1 TRADE 30 at 10.00 by 0-1, PARTIALLY_FILLED 30/50",
                "1 REPLACED at 9.00, PARTIALLY_FILLED 30/60");
        Order order = desk.account().working("1").orElseThrow();
        assertEquals("ticket-1", order.clientOrderId());
        assertEquals(30, order.leaves());
        power("430");
    }

    @Test
    void refusesAReplacementMadeFromTermsThatAnotherHasReplacedAndSaysWhatStands() {
        desk.tick("ACME", null, "10", null, 5);
        desk.buys(50, "ACME").at("10");
        long shown = desk.account().working("1").orElseThrow().reports().changed();
        desk.replaces(1, 20, "9.50", shown);
        desk.reports();
        desk.replaces(1, 40, "9", shown);

        desk.reports("1 CANCEL_REJECTED: desk.replaced-meanwhile");
        assertEquals(
                "the order 1 was replaced meanwhile: 20 at 9.50, DAY, 5 filled; nothing was changed",
                desk.latestReason());
        desk.replaces(
                1, 40, "9", desk.account().working("1").orElseThrow().reports().changed());
        desk.reports("1 REPLACED at 9.00, PARTIALLY_FILLED 5/40");
    }

    @Test
    void saysWhichStopPriceAndTimeInForceStand() {
        desk.buys(10, "ACME").stop("10.30").atMarket();
        long shown = desk.account().working("1").orElseThrow().reports().changed();
        desk.replaces(1, 25, null, "10.40", TimeInForce.GTC);
        desk.replaces(1, 20, null, shown);

        assertEquals(
                "the order 1 was replaced meanwhile: 25, stop 10.40, GTC; nothing was changed", desk.latestReason());
    }

    @Test
    void takesAReplacementMadeBeforeAFill() {
        desk.buys(50, "ACME").at("10");
        long shown = desk.account().sequence();
        desk.tick("ACME", null, "10", null, 5);
        desk.reports();
        desk.replaces(1, 40, "9", shown);

        desk.reports("1 REPLACED at 9.00, PARTIALLY_FILLED 5/40");
    }

    @Test
    void takesAClientAtItsWordThatDoesNotSayWhatItSaw() {
        desk.buys(50, "ACME").at("10");
        desk.replaces(1, 40, "9");
        desk.reports();
        desk.replaces(1, 30, "8");

        desk.reports("1 REPLACED at 8.00, NEW 0/30");
    }

    @Test
    void keepsItsTurn() {
        desk.buys(10, "ACME").at("10");
        desk.buys(10, "ACME").at("10");
        desk.replaces(1, 20, "10");
        desk.reports();
        desk.tick("ACME", null, "10", null, 15);
        desk.tick("ACME", null, "10", null, 6);

        desk.reports(
                "1 TRADE 15 at 10.00 by 0-1, PARTIALLY_FILLED 15/20",
                "1 TRADE 5 at 10.00 by 0-2, FILLED 20/20",
                "2 TRADE 1 at 10.00 by 0-2, PARTIALLY_FILLED 1/10");
    }

    @Test
    void freesAndTakesBuyingPower() {
        desk.buys(50, "ACME").at("10");
        power("500");
        desk.replaces(1, 40, "10");
        power("600");
        desk.replaces(1, 40, "5");
        power("800");
        desk.replaces(1, 100, "10");
        power("0");
    }

    @Test
    void countsWhatTheOrderHoldsInReserveAndRefusesOneShareMore() {
        desk.buys(50, "ACME").at("10");
        desk.reports();
        desk.replaces(1, 101, "10");
        desk.reports("1 CANCEL_REJECTED: desk.buying-power, nearest 100");
        power("500");
        desk.replaces(1, 100, "10");

        desk.reports("1 REPLACED at 10.00, NEW 0/100");
    }

    @Test
    void namesTheNearestQuantityWithWhatIsFilled() {
        desk.tick("ACME", null, "10", null, 30);
        desk.buys(50, "ACME").at("10");
        desk.reports();
        desk.replaces(1, 101, "10");
        desk.replaces(1, 70, "20");

        desk.reports(
                "1 CANCEL_REJECTED: desk.buying-power, nearest 100",
                "1 CANCEL_REJECTED: desk.buying-power, nearest 65");
    }

    @Test
    void namesTheNearestQuantityInWholeLots() {
        desk.lots("ACME", 20);
        desk.tick("ACME", null, "10", null, 30);
        desk.buys(60, "ACME").at("10");
        desk.reports();
        desk.replaces(1, 120, "10");
        desk.replaces(1, 60, "90");
        desk.replaces(1, 20, "10");

        desk.reports(
                "1 CANCEL_REJECTED: desk.buying-power, nearest 100",
                "1 CANCEL_REJECTED: desk.buying-power",
                "1 CANCEL_REJECTED: desk.quantity, nearest 40");
    }

    @Test
    void refusesAQuantityThatIsFilledAlready() {
        desk.tick("ACME", null, "10", null, 30);
        desk.buys(50, "ACME").at("10");
        desk.reports();
        desk.replaces(1, 29, "10");
        desk.replaces(1, 30, "10");
        desk.replaces(1, 31, "10");

        desk.reports(
                "1 CANCEL_REJECTED: desk.quantity, nearest 31",
                "1 CANCEL_REJECTED: desk.quantity, nearest 31",
                "1 REPLACED at 10.00, PARTIALLY_FILLED 30/31");
    }

    @Test
    void namesNoNearestQuantityThatTheAccountCannotCarryEitherButAllThatIsLeft() {
        desk.has(27, "ACME", "10");
        desk.sells(27, "ACME").at("11");
        desk.tick("ACME", null, "11", null, 25);
        desk.buys(25, "EMCA").at("9");
        desk.tick("EMCA", null, "9", null, 15);
        desk.lots("ACME", 20);
        desk.lots("EMCA", 20);
        desk.replaces(2, 20, "11");
        desk.replaces(3, 15, "900");
        desk.replaces(3, 15, "9");

        assertEquals(
                List.of(
                        "2 CANCEL_REJECTED: desk.quantity, nearest 27",
                        "3 CANCEL_REJECTED: desk.quantity",
                        "3 CANCEL_REJECTED: desk.quantity, nearest 20"),
                desk.reports().stream()
                        .filter(line -> line.contains("CANCEL_REJECTED"))
                        .toList());
    }

    @Test
    void fillsAtOnceWhenItsPriceGoesIntoTheMarket() {
        desk.tick("ACME", null, "10", null);
        desk.buys(50, "ACME").at("9");
        desk.reports();
        desk.replaces(1, 50, "10.5");

        desk.reports("1 REPLACED at 10.50, NEW 0/50", "1 TRADE 50 at 10.00 by 0-1, FILLED 50/50");
        power("500");
    }

    @Test
    void fillsNothingAtATickFromBeforeTheReplacement() {
        desk.buys(50, "ACME").at("9");
        Tick before = desk.next("ACME", null, "10", null, 100);
        desk.show(before);
        desk.tick("ACME", null, "12", null);
        desk.replaces(1, 50, "11");
        desk.reports();
        desk.show(before);

        assertEquals(List.of(), desk.reports());
    }

    @Test
    void sellsMoreUpToWhatIsHeld() {
        desk.has(100, "ACME", "1");
        desk.sells(50, "ACME").at("2");
        desk.tick("ACME", null, "2", null, 10);
        desk.reports();
        desk.replaces(2, 101, "3");
        assertTrue(
                desk.allReports().get(desk.allReports().size() - 1).toString().contains("91 ACME to sell, and 90"));
        desk.reports("2 CANCEL_REJECTED: desk.position, nearest 100");
        desk.replaces(2, 100, "3");
        desk.reports("2 REPLACED at 3.00, PARTIALLY_FILLED 10/100");
        desk.replaces(2, 20, "3");

        assertEquals(80, desk.account().positions().iterator().next().available());
    }

    @Test
    void holdsTheLimitPriceToTheOrdersType() {
        desk.tick("ACME", null, "10", null, 5);
        desk.buys(10, "ACME").atMarket();
        desk.buys(10, "ACME").stop("11").atMarket();
        desk.buys(10, "ACME").stop("11").at("12");
        desk.reports();
        desk.replaces(1, 20, "10");
        desk.replaces(2, 20, "10");
        desk.replaces(3, 20, null);
        desk.replaces(1, 20, null);
        desk.replaces(2, 20, null);
        desk.replaces(3, 20, "13");

        desk.reports(
                "1 CANCEL_REJECTED: desk.limit-price",
                "2 CANCEL_REJECTED: desk.limit-price",
                "3 CANCEL_REJECTED: desk.limit-price",
                "1 REPLACED, PARTIALLY_FILLED 5/20",
                "2 REPLACED, NEW 0/20",
                "3 REPLACED at 13.00, NEW 0/20");
    }

    @Test
    void refusesWhatIsNotOpen() {
        desk.tick("ACME", null, "10", null);
        desk.buys(1, "ACME").atMarket();
        desk.reports();
        desk.replaces(1, 20, null);
        desk.replaces(7, 20, null);

        desk.reports("CANCEL_REJECTED: desk.not-open", "CANCEL_REJECTED: desk.not-open");
    }

    @Test
    void refusesAReplacementWhileNewOrdersAreStopped() {
        desk.buys(1, "ACME").at("10");
        desk.reports();
        desk.stops();
        desk.replaces(1, 2, "10");

        desk.reports("1 CANCEL_REJECTED: controls.halt");
    }

    @Test
    void keepsWaitingForItsStopPrice() {
        desk.tick("ACME", null, "10", null);
        desk.buys(10, "ACME").stop("11").at("12");
        desk.replaces(1, 20, "13");
        desk.reports();
        desk.passes(Duration.ofSeconds(1));
        desk.tick("ACME", null, "10.99", null);
        assertEquals(List.of(), desk.reports());
        desk.tick("ACME", null, "11", null);

        desk.reports("1 TRIGGERED: venue.triggered", "1 TRADE 20 at 11.00 by 0-3, FILLED 20/20");
    }

    @Test
    void waitsForItsOtherStopPriceAndReservesByIt() {
        desk.tick("ACME", null, "9.50", null);
        desk.buys(50, "ACME").stop("10").atMarket();
        power("475");
        desk.replaces(1, 50, null, "12", null);
        power("370");
        desk.reports();
        desk.tick("ACME", null, "11.99", null);
        assertEquals(List.of(), desk.reports());
        desk.tick("ACME", null, "12", null);

        desk.reports("1 TRIGGERED: venue.triggered", "1 TRADE 50 at 12.00 by 0-3, FILLED 50/50");
    }

    @Test
    void refusesAnotherStopPriceWhereThereIsNoneOrItWasMet() {
        desk.buys(10, "ACME").at("10");
        desk.tick("ACME", null, "11", null, 4);
        desk.buys(10, "ACME").stop("11").at("12");
        desk.reports();
        desk.replaces(1, 20, "10", "11", null);
        desk.replaces(2, 20, "12", "11.50", null);
        desk.replaces(2, 20, "12", "11", null);

        desk.reports(
                "1 CANCEL_REJECTED: desk.stop-price",
                "2 CANCEL_REJECTED: desk.stop-price",
                "2 REPLACED at 12.00, PARTIALLY_FILLED 4/20");
    }

    @Test
    void standsForAsLongAsItsOtherTimeInForceSays() {
        desk.buys(10, "ACME").at("10");
        desk.buys(10, "ACME").good(TimeInForce.GTC).at("10");
        desk.reports();
        desk.replaces(1, 10, "10", null, TimeInForce.GTC);
        desk.replaces(2, 10, "10", null, TimeInForce.DAY);
        desk.replaces(1, 10, "10", null, TimeInForce.IOC);
        desk.passes(Duration.ofHours(9));
        desk.looksAtTheClock();

        desk.reports(
                "1 REPLACED at 10.00, NEW 0/10",
                "2 REPLACED at 10.00, NEW 0/10",
                "1 CANCEL_REJECTED: desk.time-in-force",
                "2 EXPIRED 0/10: desk.session");
    }

    @Test
    void asksForAFreshQuoteForAMarketOrderAsForANewOne() {
        desk.tick("ACME", null, "10", null, 5);
        desk.buys(10, "ACME").atMarket();
        desk.reports();
        desk.passes(Duration.ofSeconds(6));
        desk.replaces(1, 20, null);
        desk.buys(20, "ACME").atMarket();
        desk.tick("ACME", null, "20", null, 1);
        desk.replaces(1, 20, null);

        desk.reports(
                "1 CANCEL_REJECTED: desk.quote",
                "3 REJECTED: desk.quote",
                "1 PASSED_OVER: venue.protection",
                "1 REPLACED, PARTIALLY_FILLED 5/20",
                "1 TRADE 1 at 20.00 by 0-2, PARTIALLY_FILLED 6/20");
    }

    @Test
    void sellsAllThatIsLeftThoughItIsNoWholeLot() {
        desk.has(27, "ACME", "10");
        desk.lots("ACME", 10);
        desk.sells(20, "ACME").at("11");
        desk.reports();
        desk.replaces(2, 30, "11");
        desk.replaces(2, 27, "11");

        desk.reports("2 CANCEL_REJECTED: desk.position, nearest 27", "2 REPLACED at 11.00, NEW 0/27");
    }

    private void power(String cash) {
        assertEquals(
                0,
                desk.account().buyingPower().compareTo(new java.math.BigDecimal(cash)),
                () -> "buying power " + desk.account().buyingPower());
    }
}
