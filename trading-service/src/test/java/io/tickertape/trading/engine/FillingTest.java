package io.tickertape.trading.engine;

import static io.tickertape.trading.order.TimeInForce.DAY;
import static io.tickertape.trading.order.TimeInForce.FOK;
import static io.tickertape.trading.order.TimeInForce.GTC;
import static io.tickertape.trading.order.TimeInForce.IOC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tickertape.tape.market.Tick;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.TimeInForce;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which ticks fill an order, at what price, and how much of it. */
class FillingTest {
    private final TestEngine desk = new TestEngine();

    @Test
    void buysAtTheAskAndSellsAtTheBid() {
        desk.tick("ACME", "9.98", "10.00", "10.02");
        int bought = desk.buys(100, "ACME").at("10.05");
        int sold = desk.sells(40, "ACME").at("9.95");

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 100 ACME LIMIT 10.05 DAY",
                bought + " TRADE 100 at 10.02 by 0-1, FILLED 100/100",
                "2 NEW SELL 40 ACME LIMIT 9.95 DAY",
                sold + " TRADE 40 at 9.98 by 0-1, FILLED 40/40");
    }

    @Test
    void tradesAtTheLastPriceWhereTheQuoteHasNoOtherSide() {
        desk.tick("ACME", null, "10.00", null);
        desk.buys(100, "ACME").atMarket();
        desk.sells(100, "ACME").atMarket();

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 100 ACME MARKET DAY",
                "1 TRADE 100 at 10.00 by 0-1, FILLED 100/100",
                "2 NEW SELL 100 ACME MARKET DAY",
                "2 TRADE 100 at 10.00 by 0-1, FILLED 100/100");
    }

    @Test
    void fillsAtTheLimitAndNotBeyond() {
        desk.tick("ACME", null, "10.06", null);
        desk.buys(100, "ACME").at("10.05");
        desk.reports("ACCOUNT_OPENED 10000", "1 NEW BUY 100 ACME LIMIT 10.05 DAY");

        desk.tick("ACME", null, "10.05000001", null);
        desk.reports();
        desk.tick("ACME", null, "10.05", null);

        desk.reports("1 TRADE 100 at 10.05 by 0-3, FILLED 100/100");
        assertEquals("8995.00", desk.account().cash().toPlainString());
    }

    @Test
    void sellsAtTheLimitAndNotBelow() {
        desk.has(100, "ACME", "10");
        desk.sells(100, "ACME").at("10.05");
        desk.tick("ACME", "10.04999999", "10.06", "10.07");
        desk.reports("2 NEW SELL 100 ACME LIMIT 10.05 DAY");
        desk.tick("ACME", "10.05", "10.06", "10.07");

        desk.reports("2 TRADE 100 at 10.05 by 0-3, FILLED 100/100");
    }

    @Test
    void fillsAMarketOrderUpToItsProtectionOnly() {
        desk.tick("ACME", null, "10.00", null, 10);
        desk.buys(100, "ACME").atMarket();
        desk.tick("ACME", null, "10.51", null);
        desk.tick("ACME", null, "10.50", null);

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 100 ACME MARKET DAY",
                "1 TRADE 10 at 10.00 by 0-1, PARTIALLY_FILLED 10/100",
                "1 PASSED_OVER: venue.protection",
                "1 TRADE 90 at 10.50 by 0-3, FILLED 100/100");
    }

    @Test
    void fillsNoMoreThanTheTicksSize() {
        desk.tick("ACME", null, "10", null, 60);
        desk.buys(100, "ACME").at("10");
        desk.tick("ACME", null, "9", null, 39);
        desk.tick("ACME", null, "10", null, 0);
        desk.tick("ACME", null, "10", null, 7);

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 100 ACME LIMIT 10.00 DAY",
                "1 TRADE 60 at 10.00 by 0-1, PARTIALLY_FILLED 60/100",
                "1 TRADE 39 at 9.00 by 0-2, PARTIALLY_FILLED 99/100",
                "1 TRADE 1 at 10.00 by 0-4, FILLED 100/100");
    }

    @Test
    void sharesATicksSizeByPriceThenByTime() {
        desk.buys(10, "ACME").at("10.00");
        desk.buys(10, "ACME").at("10.01");
        desk.buys(10, "ACME").at("10.01");
        desk.reports();
        desk.tick("ACME", null, "9.99", null, 25);

        desk.reports(
                "2 TRADE 10 at 9.99 by 0-1, FILLED 10/10",
                "3 TRADE 10 at 9.99 by 0-1, FILLED 10/10",
                "1 TRADE 5 at 9.99 by 0-1, PARTIALLY_FILLED 5/10");
    }

    @Test
    void sharesATicksSizeAmongSellersTheCheapestFirst() {
        desk.has(30, "ACME", "10");
        desk.sells(10, "ACME").at("10.02");
        desk.sells(10, "ACME").at("10.01");
        desk.sells(10, "ACME").at("10.01");
        desk.reports();
        desk.tick("ACME", null, "10.05", null, 25);

        desk.reports(
                "3 TRADE 10 at 10.05 by 0-2, FILLED 10/10",
                "4 TRADE 10 at 10.05 by 0-2, FILLED 10/10",
                "2 TRADE 5 at 10.05 by 0-2, PARTIALLY_FILLED 5/10");
    }

    @Test
    void sharesATicksSizeAmongThoseWhoComeAfterIt() {
        desk.tick("ACME", null, "10", null, 25);
        desk.buys(20, "ACME").atMarket();
        desk.sells(20, "ACME").atMarket();
        desk.buys(1, "ACME").at("10");

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 20 ACME MARKET DAY",
                "1 TRADE 20 at 10.00 by 0-1, FILLED 20/20",
                "2 NEW SELL 20 ACME MARKET DAY",
                "2 TRADE 5 at 10.00 by 0-1, PARTIALLY_FILLED 5/20",
                "3 NEW BUY 1 ACME LIMIT 10.00 DAY");
    }

    @Test
    void leavesOtherSymbolsAlone() {
        desk.buys(10, "ACME").at("10");
        desk.reports();
        desk.tick("EMCA", null, "9", null);

        desk.reports();
        assertEquals(List.of(), desk.reports());
    }

    @Test
    void takesNothingTwiceFromATickThatIsShownAgain() {
        desk.buys(100, "ACME").at("10");
        Tick first = desk.next("ACME", null, "10", null, 30);
        Tick second = desk.next("ACME", null, "9.99", null, 30);
        desk.show(first);
        desk.show(second);
        desk.reports();
        desk.show(first);
        desk.show(second);

        assertEquals(List.of(), desk.reports());
    }

    @Test
    void leavesNothingOfAnEarlierTickToTheOrdersThatFoundNothingLeftOfIt() {
        desk.buys(30, "ACME").at("10");
        desk.buys(100, "ACME").at("9");
        Tick first = desk.next("ACME", null, "8", null, 30);
        Tick second = desk.next("ACME", null, "9", null, 30);
        desk.show(first);
        desk.buys(30, "ACME").at("10");
        desk.show(second);
        desk.reports();
        desk.show(first);

        assertEquals(List.of(), desk.reports());
    }

    @Test
    void triesNoOrderAtATickFromBeforeIt() {
        Tick early = desk.next("ACME", null, "9", null, 30);
        desk.tick("ACME", null, "11", null);
        desk.buys(100, "ACME").at("10");
        desk.reports();
        desk.show(early);

        assertEquals(List.of(), desk.reports());
    }

    @Test
    void fillsAtATickAsOldAsAQuoteMayBeAndNoOlder() {
        desk.tick("ACME", null, "10", null);
        desk.passes(TestEngine.QUOTE_AGE);
        desk.buys(1, "ACME").at("10");
        desk.passes(Duration.ofMillis(1));
        desk.buys(1, "ACME").at("10");

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 1 ACME LIMIT 10.00 DAY",
                "1 TRADE 1 at 10.00 by 0-1, FILLED 1/1",
                "2 NEW BUY 1 ACME LIMIT 10.00 DAY");
    }

    @Test
    void fillsNothingAtAStaleTickThatComesLate() {
        desk.buys(1, "ACME").at("10");
        desk.buys(1, "ACME").stop("9").atMarket();
        desk.reports();
        Tick tick = desk.next("ACME", null, "10", null, 1);
        desk.passes(TestEngine.QUOTE_AGE.plusMillis(1));
        desk.show(tick);

        assertEquals(List.of(), desk.reports());
    }

    @Test
    void fillsNothingAtATickFromTheFuture() {
        desk.passes(Duration.ofHours(1));
        Tick tick = desk.next("ACME", null, "10", null, 1);
        desk.passes(Duration.ofHours(-1));
        desk.buys(1, "ACME").at("10");
        desk.reports();
        desk.show(tick);

        assertEquals(List.of(), desk.reports());
    }

    @Test
    void fillsNothingWhileTheInstrumentIsHalted() {
        desk.buys(1, "ACME").at("10");
        desk.buys(1, "ACME").stop("9").atMarket();
        desk.halt("ACME", true);
        desk.reports();
        desk.tick("ACME", null, "10", null);
        assertEquals(List.of(), desk.reports());

        desk.halt("ACME", false);
        desk.tick("ACME", null, "8", null);
        desk.reports("1 TRADE 1 at 8.00 by 0-2, FILLED 1/1");
    }

    @Test
    void namesTheTickAndTheQuoteItFilledAt() {
        desk.tick("ACME", "9.98", "10.00", "10.02");
        desk.passes(Duration.ofMillis(1500));
        desk.buys(100, "ACME").atMarket();

        Fill fill = desk.allReports().get(2).fill();
        assertEquals(
                "Fill[quantity=100, price=10.02, tick=0-1, tickTime=2026-03-02T12:00:00Z, age=PT1.5S, last=10.00,"
                        + " bid=9.98, ask=10.02]",
                String.valueOf(fill));
    }

    @ParameterizedTest
    @EnumSource(
            value = TimeInForce.class,
            names = {"DAY", "GTC"})
    void letsALimitOrderThatStandsWait(TimeInForce standing) {
        desk.tick("ACME", null, "10", null, 40);
        desk.buys(100, "ACME").good(standing).at("10");

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 100 ACME LIMIT 10.00 " + standing,
                "1 TRADE 40 at 10.00 by 0-1, PARTIALLY_FILLED 40/100");
    }

    @ParameterizedTest
    @EnumSource(
            value = TimeInForce.class,
            names = {"DAY", "GTC"})
    void letsAMarketOrderThatStandsWait(TimeInForce standing) {
        desk.tick("ACME", null, "10", null, 40);
        desk.buys(100, "ACME").good(standing).atMarket();
        desk.tick("ACME", null, "10", null, 60);

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 100 ACME MARKET " + standing,
                "1 TRADE 40 at 10.00 by 0-1, PARTIALLY_FILLED 40/100",
                "1 TRADE 60 at 10.00 by 0-2, FILLED 100/100");
    }

    @Test
    void cancelsWhatAnImmediateOrderCannotHave() {
        desk.tick("ACME", null, "10", null, 40);
        desk.buys(100, "ACME").good(IOC).at("10");
        desk.buys(100, "ACME").good(IOC).atMarket();
        desk.buys(100, "ACME").good(IOC).at("9.99");

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 100 ACME LIMIT 10.00 IOC",
                "1 TRADE 40 at 10.00 by 0-1, PARTIALLY_FILLED 40/100",
                "1 CANCELED 40/100: venue.immediate",
                "2 NEW BUY 100 ACME MARKET IOC",
                "2 CANCELED 0/100: venue.immediate",
                "3 NEW BUY 100 ACME LIMIT 9.99 IOC",
                "3 CANCELED 0/100: venue.immediate");
        assertEquals(0, desk.account().reserved().signum());
    }

    @Test
    void fillsAFillOrKillWholeOrNotAtAll() {
        desk.tick("ACME", null, "10", null, 40);
        desk.buys(41, "ACME").good(FOK).at("10");
        desk.buys(40, "ACME").good(FOK).atMarket();

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 41 ACME LIMIT 10.00 FOK",
                "1 CANCELED 0/41: venue.immediate",
                "2 NEW BUY 40 ACME MARKET FOK",
                "2 TRADE 40 at 10.00 by 0-1, FILLED 40/40");
    }

    @Test
    void cancelsAnImmediateOrderWhenThereIsNoQuote() {
        desk.buys(41, "ACME").good(FOK).at("10");
        desk.buys(41, "ACME").good(IOC).at("10");

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 41 ACME LIMIT 10.00 FOK",
                "1 CANCELED 0/41: venue.immediate",
                "2 NEW BUY 41 ACME LIMIT 10.00 IOC",
                "2 CANCELED 0/41: venue.immediate");
    }

    @Test
    void rejectsAMarketOrderWithoutAFreshQuote() {
        desk.buys(1, "ACME").atMarket();
        desk.sells(1, "ACME").atMarket();
        desk.tick("ACME", null, "10", null);
        desk.passes(TestEngine.QUOTE_AGE.plusMillis(1));
        desk.buys(1, "ACME").good(FOK).atMarket();

        desk.reports(
                "ACCOUNT_OPENED 10000", "1 REJECTED: desk.quote", "2 REJECTED: desk.quote", "3 REJECTED: desk.quote");
    }

    @Test
    void knowsNoStopThatIsImmediate() {
        TestEngine.Ticket ticket = desk.buys(1, "ACME").stop("10");
        for (TimeInForce immediate : List.of(IOC, FOK)) {
            assertThrows(
                    IllegalArgumentException.class, () -> ticket.good(immediate).atMarket());
            assertThrows(
                    IllegalArgumentException.class, () -> ticket.good(immediate).at("10"));
        }
        for (TimeInForce standing : List.of(DAY, GTC)) {
            ticket.good(standing).atMarket();
            ticket.good(standing).at("10");
        }
        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 1 ACME STOP stop 10.00 DAY",
                "2 NEW BUY 1 ACME STOP_LIMIT 10.00 stop 10.00 DAY",
                "3 NEW BUY 1 ACME STOP stop 10.00 GTC",
                "4 NEW BUY 1 ACME STOP_LIMIT 10.00 stop 10.00 GTC");
    }
}
