package io.tickertape.trading.engine;

import static io.tickertape.trading.order.TimeInForce.DAY;
import static io.tickertape.trading.order.TimeInForce.GTC;
import static io.tickertape.trading.order.TimeInForce.IOC;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How orders end without being filled: by the trader, the clock, the operators, or because they came too late. */
class EndingTest {
    private static final Duration TO_THE_SESSIONS_END = Duration.ofHours(9);

    private final TestEngine desk = new TestEngine();

    @Test
    void cancelsAnOrderAndKeepsWhatIsFilled() {
        desk.tick("ACME", null, "10", null, 40);
        desk.buys(100, "ACME").at("10");
        desk.reports();
        desk.cancels(1);
        desk.tick("ACME", null, "10", null);

        desk.reports("1 CANCELED 40/100: desk.cancel");
        assertEquals(0, desk.account().reserved().signum());
    }

    @Test
    void refusesToCancelWhatIsNotOpen() {
        desk.cancels(1);
        desk.buys(1, "ACME").at("10");
        desk.cancels(2);
        desk.cancels(2);

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "CANCEL_REJECTED: desk.not-open",
                "2 NEW BUY 1 ACME LIMIT 10.00 DAY",
                "2 CANCELED 0/1: desk.cancel",
                "CANCEL_REJECTED: desk.not-open");
    }

    @Test
    void cancelsAllThatIsOpen() {
        desk.has(5, "ACME", "10");
        desk.sells(5, "ACME").at("12");
        desk.buys(1, "EMCA").at("10");
        desk.buys(1, "ACME").stop("20").atMarket();
        desk.reports();
        desk.cancelsAll();
        desk.cancelsAll();

        desk.reports(
                "2 CANCELED 0/5: desk.cancel",
                "3 CANCELED 0/1: desk.cancel",
                "4 CANCELED 0/1: desk.cancel",
                "CANCEL_REJECTED: desk.cancel");
    }

    @Test
    void cancelsAllThatThePageShowedAndNothingAcceptedSince() {
        desk.buys(1, "ACME").at("10");
        desk.buys(2, "ACME").at("10");
        long shown = desk.account().sequence();
        desk.replaces(2, 3, "9");
        desk.buys(4, "ACME").at("10");
        desk.reports();
        desk.cancelsAll(shown);
        desk.reports("1 CANCELED 0/1: desk.cancel", "2 CANCELED 0/3: desk.cancel");
        desk.cancelsAll(shown);

        desk.reports("CANCEL_REJECTED: desk.cancel");
        assertEquals("no order that the page showed is open; one accepted since stays open", desk.latestReason());
        desk.cancelsAll(desk.account().sequence());
        desk.reports("4 CANCELED 0/4: desk.cancel");
    }

    @Test
    void takesACommandThatTheJournalStampedAtItsExpiryAndNoneAfter() {
        desk.buys(1, "ACME").stampedAfter(Duration.ofSeconds(1)).at("10");
        desk.buys(1, "ACME").stampedAfter(Duration.ofMillis(1001)).at("10");
        desk.cancelsLate(1);
        desk.cancels(1);

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 1 ACME LIMIT 10.00 DAY",
                "2 REJECTED: desk.late",
                "CANCEL_REJECTED: desk.late",
                "1 CANCELED 0/1: desk.cancel");
    }

    @Test
    void expiresOrdersForTheDayWhenTheSessionEndsAndNoOthers() {
        desk.buys(1, "ACME").at("10");
        desk.buys(1, "ACME").good(GTC).at("10");
        desk.reports();
        desk.passes(TO_THE_SESSIONS_END.minusNanos(1));
        desk.looksAtTheClock();
        assertEquals(List.of(), desk.reports());
        desk.passes(Duration.ofNanos(1));
        desk.looksAtTheClock();

        desk.reports("1 EXPIRED 0/1: desk.session");
        assertEquals("10.00", desk.account().reserved().toPlainString());
    }

    @Test
    void takesAnOrderAtTheSessionsEndForTheNextSession() {
        desk.passes(TO_THE_SESSIONS_END);
        desk.buys(1, "ACME").at("10");
        desk.looksAtTheClock();
        desk.reports("ACCOUNT_OPENED 10000", "1 NEW BUY 1 ACME LIMIT 10.00 DAY");
        desk.passes(Duration.ofDays(1));
        desk.looksAtTheClock();

        desk.reports("1 EXPIRED 0/1: desk.session");
    }

    @Test
    void refusesAnOrderForTheDayThatIsCarriedOutAfterTheSessionThatItWasSentFor() {
        desk.passes(TO_THE_SESSIONS_END.minusMillis(10));
        desk.buys(1, "ACME").at("10");
        desk.buys(1, "ACME").good(GTC).at("10");
        desk.buys(1, "ACME").carriedOutAfter(Duration.ofMillis(10)).at("10");
        desk.replacesAfter(Duration.ofMillis(10), 2, DAY);
        desk.buys(1, "ACME").at("10");

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 1 ACME LIMIT 10.00 DAY",
                "2 NEW BUY 1 ACME LIMIT 10.00 GTC",
                "1 EXPIRED 0/1: desk.session",
                "3 REJECTED: desk.session",
                "2 CANCEL_REJECTED: desk.session",
                "5 NEW BUY 1 ACME LIMIT 10.00 DAY");
    }

    @Test
    void saysWhatAnImmediateOrderWithoutALimitWasHeldBackBy() {
        desk.tick("ACME", null, "100", "110");
        desk.buys(10, "ACME").good(IOC).atMarket();

        assertEquals("no more of it could be filled at once: not above 105.00", desk.latestReason());
    }

    @Test
    void fillsNoOrderForTheDayAfterItsSessionThoughNobodyLookedAtTheClock() {
        desk.buys(1, "ACME").at("10");
        desk.buys(1, "ACME").at("10");
        desk.buys(1, "EMCA").good(GTC).at("10");
        desk.reports();
        desk.passes(TO_THE_SESSIONS_END);
        desk.tick("ACME", null, "10", null);
        desk.reports("1 EXPIRED 0/1: desk.session", "2 EXPIRED 0/1: desk.session");

        desk.buys(1, "ACME").at("9");
        desk.reports();
        desk.passes(Duration.ofDays(1));
        desk.replaces(4, 1, "10");
        desk.reports("4 EXPIRED 0/1: desk.session", "CANCEL_REJECTED: desk.not-open");
    }

    @Test
    void takesNoNewOrderWhileTheyAreStoppedAndLeavesOpenOnesOpen() {
        desk.buys(1, "ACME").at("10");
        desk.stops();
        desk.hearsTheRuling();
        desk.buys(1, "ACME").at("10");
        desk.tick("ACME", null, "10", null);
        desk.letsGo();
        desk.buys(1, "ACME").at("10");

        desk.reports(
                "ACCOUNT_OPENED 10000",
                "1 NEW BUY 1 ACME LIMIT 10.00 DAY",
                "2 REJECTED: controls.halt",
                "1 TRADE 1 at 10.00 by 0-1, FILLED 1/1",
                "3 NEW BUY 1 ACME LIMIT 10.00 DAY",
                "3 TRADE 1 at 10.00 by 0-1, FILLED 1/1");
    }

    @Test
    void cancelsWhatIsOpenWhenTheKillSwitchIsThrown() {
        desk.buys(1, "ACME").at("10");
        desk.buys(1, "EMCA").good(GTC).at("10");
        desk.reports();
        desk.kills();
        desk.hearsTheRuling();
        desk.buys(1, "ACME").at("10");

        desk.reports("1 CANCELED 0/1: controls.kill", "2 CANCELED 0/1: controls.kill", "3 REJECTED: controls.halt");
    }

    @Test
    void fillsNothingOnceTheKillSwitchIsThrownThoughNothingIsCancelledYet() {
        desk.buys(1, "ACME").at("10");
        desk.reports();
        desk.kills();
        desk.tick("ACME", null, "10", null);
        assertEquals(List.of(), desk.reports());
        desk.hearsTheRuling();

        desk.reports("1 CANCELED 0/1: controls.kill");
    }
}
