package io.tickertape.trading.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.account.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cash account: what is reserved, settled and released, and what it can carry. */
class BuyingPowerTest {
    private final TestEngine desk = new TestEngine("1000", 3);

    @Test
    void takesAnOrderForAllThatThereIsAndNotForMore() {
        desk.buys(100, "ACME").at("10.01");
        desk.buys(100, "ACME").at("10.00");
        desk.buys(1, "ACME").at("0.00000001");

        desk.reports(
                "ACCOUNT_OPENED 1000",
                "1 REJECTED: desk.buying-power, nearest 99",
                "2 NEW BUY 100 ACME LIMIT 10.00 DAY",
                "3 REJECTED: desk.buying-power");
        power("0.00");
    }

    @Test
    void namesTheNearestQuantityInWholeLots() {
        desk.lots("ACME", 10);
        desk.lots("EMCA", 100);
        desk.buys(110, "ACME").at("10.01");
        desk.buys(100, "EMCA").at("10.01");

        desk.reports(
                "ACCOUNT_OPENED 1000", "1 REJECTED: desk.buying-power, nearest 90", "2 REJECTED: desk.buying-power");
    }

    @Test
    void reservesAMarketOrdersWorstPriceAndReleasesWhatItDidNotCost() {
        desk.tick("ACME", null, "10", null, 40);
        desk.buys(96, "ACME").atMarket();
        desk.buys(95, "ACME").atMarket();

        desk.reports(
                "ACCOUNT_OPENED 1000",
                "1 REJECTED: desk.buying-power, nearest 95",
                "2 NEW BUY 95 ACME MARKET DAY",
                "2 TRADE 40 at 10.00 by 0-1, PARTIALLY_FILLED 40/95");
        assertEquals("600.00", desk.account().cash().toPlainString());
        assertEquals("577.50", desk.account().reserved().toPlainString());
        power("22.50");
    }

    @Test
    void releasesTheRestWhenAFillIsBetterThanTheLimit() {
        desk.buys(50, "ACME").at("20");
        power("0.00");
        desk.tick("ACME", null, "19.5", null, 30);
        power("15.00");
        desk.tick("ACME", null, "19", null);

        power("35.00");
        assertEquals(0, desk.account().reserved().signum());
    }

    @Test
    void releasesTheReservationOfACancelledOrder() {
        desk.buys(50, "ACME").at("20");
        desk.tick("ACME", null, "20", null, 30);
        desk.cancels(1);

        power("400.00");
    }

    @Test
    void sellsWhatIsHeldAndNotReservedAndNoMore() {
        desk.has(100, "ACME", "1");
        desk.sells(101, "ACME").at("2");
        desk.sells(60, "ACME").at("2");
        desk.sells(41, "ACME").at("2");
        desk.sells(40, "ACME").at("2");
        desk.sells(1, "ACME").at("2");

        desk.reports(
                "2 REJECTED: desk.position, nearest 100",
                "3 NEW SELL 60 ACME LIMIT 2.00 DAY",
                "4 REJECTED: desk.position, nearest 40",
                "5 NEW SELL 40 ACME LIMIT 2.00 DAY",
                "6 REJECTED: desk.position");
        assertEquals(0, position().available());
    }

    @Test
    void namesAllThatIsLeftAsTheNearestSaleEvenIfThatIsNoWholeLot() {
        desk.has(57, "ACME", "1");
        desk.lots("ACME", 10);
        desk.sells(60, "ACME").at("2");

        desk.sells(57, "ACME").at("2");
        desk.reports("2 REJECTED: desk.position, nearest 57", "3 NEW SELL 57 ACME LIMIT 2.00 DAY");
    }

    @Test
    void givesSharesFreeWhenASaleEnds() {
        desk.has(100, "ACME", "1");
        desk.sells(100, "ACME").at("2");
        desk.cancels(2);

        assertEquals(100, position().available());
    }

    @Test
    void takesAsManyOpenOrdersAsItMayAndNoMore() {
        for (int i = 0; i < 4; i++) {
            desk.buys(1, "ACME").at("1");
        }
        desk.cancels(2);
        desk.buys(1, "ACME").at("1");

        assertEquals(
                List.of(
                        "4 REJECTED: desk.open-orders",
                        "2 CANCELED 0/1: desk.cancel",
                        "6 NEW BUY 1 ACME LIMIT 1.00 DAY"),
                desk.reports().subList(4, 7));
    }

    @Test
    void averagesCostAndRealisesToTheLastDecimal() {
        desk.tick("ACME", null, "1.01", null);
        desk.buys(1, "ACME").atMarket();
        desk.tick("ACME", null, "1.02", null);
        desk.buys(2, "ACME").atMarket();

        assertEquals("1.01666667", position().averageCost().toPlainString());
        assertEquals("3.05", position().cost().toPlainString());

        desk.tick("ACME", null, "1.05", null);
        desk.sells(1, "ACME").atMarket();

        assertEquals("2.03333333", position().cost().toPlainString());
        assertEquals("0.03333333", position().realised().toPlainString());

        desk.sells(2, "ACME").atMarket();

        assertEquals(0, position().cost().signum());
        assertEquals("0.10000000", position().realised().toPlainString());
        assertEquals("1000.10", desk.account().cash().toPlainString());
    }

    @Test
    void reservesASalesSharesAndNoCash() {
        desk.has(100, "ACME", "1");
        desk.sells(70, "ACME").at("2");

        power("900.00");
        assertEquals(70, position().reserved());
        desk.tick("ACME", null, "2", null, 50);
        assertEquals(20, position().reserved());
        assertEquals(50, position().quantity());
        power("1000.00");
    }

    private Position position() {
        return desk.account().position(new Symbol("ACME"));
    }

    private void power(String cash) {
        assertEquals(cash, desk.account().buyingPower().toPlainString());
    }
}
