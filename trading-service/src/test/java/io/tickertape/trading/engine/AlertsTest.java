package io.tickertape.trading.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.alert.AlertCondition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private final TestEngine alice = new TestEngine();

    @BeforeEach
    void trades() {
        alice.tick("ACME", null, "10.00", null);
    }

    @Test
    void fireOnceAtTheFirstTickAtOrBeyondTheirPrice() {
        alice.wantsToKnow("ACME", AlertCondition.PRICE_ABOVE, "10.05");
        alice.wantsToKnow("ACME", AlertCondition.PRICE_BELOW, "9.95");
        alice.tick("ACME", null, "10.04", null);
        alice.tick("EMCA", null, "99.00", null);
        alice.tick("ACME", null, "10.05", null);
        alice.tick("ACME", null, "10.06", null);
        alice.tick("ACME", null, "9.95", null);

        alice.reports(
                "ACCOUNT_OPENED 10000",
                "ALERT_SET 1 ACME at or above 10.05",
                "ALERT_SET 2 ACME at or below 9.95",
                "ALERT_FIRED 1 ACME at or above 10.05 by 0-4",
                "ALERT_FIRED 2 ACME at or below 9.95 by 0-6");
    }

    @Test
    void fireOnAMoveEitherWayFromThePriceThatStoodWhenTheyWereSet() {
        alice.wantsToKnow("ACME", AlertCondition.MOVED, "5");
        alice.tick("ACME", null, "10.49", null);
        alice.tick("ACME", null, "9.51", null);
        alice.tick("ACME", null, "9.50", null);
        alice.wantsToKnow("ACME", AlertCondition.MOVED, "5");
        alice.tick("ACME", null, "9.97", null);
        alice.tick("ACME", null, "9.98", null);

        alice.reports(
                "ACCOUNT_OPENED 10000",
                "ALERT_SET 1 ACME moves by 5 %",
                "ALERT_FIRED 1 ACME moves by 5 % by 0-4",
                "ALERT_SET 2 ACME moves by 5 %",
                "ALERT_FIRED 2 ACME moves by 5 % by 0-6");
    }

    @Test
    void areNotFiredByATickThatIsOlderThanThey() {
        Tick early = alice.next("ACME", null, "12.00", null, 1);
        alice.show(early);
        Tick otherPartition = Tick.of(
                new Symbol("ACME"),
                Price.of("12.00"),
                early.time().minusMillis(1),
                new RecordStamp(early.time(), new TickPosition(7, 1_000)));
        alice.tick("ACME", null, "10.00", null);
        alice.wantsToKnow("ACME", AlertCondition.PRICE_ABOVE, "11.00");
        alice.reports("ACCOUNT_OPENED 10000", "ALERT_SET 1 ACME at or above 11.00");
        alice.restarts();
        alice.show(early);
        alice.show(otherPartition);

        assertEquals(List.of(), alice.reports());
    }

    @Test
    void outliveARestartAndFireByTheTickThatCameMeanwhileHoweverOldItIs() {
        alice.wantsToKnow("ACME", AlertCondition.PRICE_ABOVE, "10.05");
        Tick meanwhile = alice.next("ACME", null, "10.05", null, 1);
        alice.passes(Duration.ofMinutes(10));
        alice.restarts();
        alice.show(meanwhile);
        alice.restarts();
        alice.show(meanwhile);

        alice.reports(
                "ACCOUNT_OPENED 10000",
                "ALERT_SET 1 ACME at or above 10.05",
                "ALERT_FIRED 1 ACME at or above 10.05 by 0-2");
    }

    @Test
    void fireWhenTheSymbolBecomesStaleAndNotWhileItTicks() {
        alice.wantsToKnow("ACME", AlertCondition.STALE, null);
        alice.passes(Duration.ofSeconds(60));
        alice.looksAtTheMarket();
        alice.tick("ACME", null, "10.00", null);
        alice.passes(Duration.ofSeconds(60));
        alice.looksAtTheMarket();
        alice.reports("ACCOUNT_OPENED 10000", "ALERT_SET 1 ACME becomes stale");
        alice.passes(Duration.ofMillis(1));
        alice.looksAtTheMarket();
        alice.looksAtTheMarket();

        alice.reports("ALERT_FIRED 1 ACME becomes stale by 0-2");
    }

    @Test
    void fireWhenTheExchangeOrTheOperatorsHaltTheSymbol() {
        alice.tick("EMCA", null, "5.00", null);
        alice.wantsToKnow("ACME", AlertCondition.HALTED, null);
        alice.wantsToKnow("EMCA", AlertCondition.HALTED, null);
        alice.looksAtTheMarket();
        alice.reports("ACCOUNT_OPENED 10000", "ALERT_SET 1 ACME is halted", "ALERT_SET 2 EMCA is halted");
        alice.halt("ACME", true);
        alice.looksAtTheMarket();
        alice.bars("EMCA");
        alice.looksAtTheMarket();
        alice.looksAtTheMarket();

        alice.reports("ALERT_FIRED 1 ACME is halted by 0-1", "ALERT_FIRED 2 EMCA is halted by 0-2");
    }

    @Test
    void areRefusedBeyondTheLimitUntilOneIsDismissed() {
        for (int price = 11; price <= 15; price++) {
            alice.wantsToKnow("ACME", AlertCondition.PRICE_ABOVE, price + ".00");
        }
        alice.tick("ACME", null, "11.00", null);
        alice.reports();
        alice.wantsToKnow("ACME", AlertCondition.PRICE_ABOVE, "16.00");
        assertEquals(
                "the account has 5 alerts, those that have fired included, and no more are taken; remove one",
                alice.latestReason());
        alice.removesAlert("1");
        alice.wantsToKnow("ACME", AlertCondition.PRICE_ABOVE, "16.00");

        alice.reports(
                "ALERT_REJECTED: desk.alerts",
                "ALERT_REMOVED 1 ACME at or above 11.00 by 0-2",
                "ALERT_SET 8 ACME at or above 16.00");
    }

    @Test
    void areRefusedWhereNothingCouldTellThemApartOrFireThem() {
        alice.wantsToKnow("ACME", AlertCondition.MOVED, "5.0");
        alice.wantsToKnow("ACME", AlertCondition.MOVED, "5.00");
        alice.wantsToKnow("NONE", AlertCondition.PRICE_ABOVE, "5");
        alice.removesAlert("77");

        alice.reports(
                "ACCOUNT_OPENED 10000",
                "ALERT_SET 1 ACME moves by 5 %",
                "ALERT_REJECTED: desk.alert",
                "ALERT_REJECTED: desk.alert",
                "ALERT_REJECTED: desk.alert");
        assertEquals(
                List.of(
                        "the account has this alert already; it has not fired yet",
                        "there is no price of NONE; set the alert when there is one",
                        "the account has no alert 77; nothing was changed"),
                alice.latestReasons(3));
    }

    @Test
    void neverFireOnceTheyAreRemoved() {
        alice.wantsToKnow("ACME", AlertCondition.PRICE_ABOVE, "10.05");
        alice.removesAlert("1");
        alice.tick("ACME", null, "10.05", null);

        alice.reports(
                "ACCOUNT_OPENED 10000", "ALERT_SET 1 ACME at or above 10.05", "ALERT_REMOVED 1 ACME at or above 10.05");
    }
}
