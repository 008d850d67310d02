package io.tickertape.trading.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.History;
import io.tickertape.trading.engine.TestEngine;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.Order;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Symbol ACME = new Symbol("ACME");

    @Test
    void isNotOpenBeforeItsFirstReport() {
        assertFalse(new Account("alice").isOpen());
    }

    @Test
    void addsUpFromItsReportsAlone() {
        TestEngine desk = traded();
        Account folded = new Account("alice");
        desk.allReports().forEach(folded::apply);

        assertEquals(state(desk.account()), state(folded));
    }

    @Test
    void goesOnFromWhereItWasSaved() {
        TestEngine desk = traded();
        Account before = desk.account();
        Account restored = new Account("alice", before.sequence(), before.cash(), before.positions(), before.working());
        assertEquals(state(before), state(restored));

        desk.cancelsAll();
        desk.allReports().stream()
                .filter(report -> report.sequence() > restored.sequence())
                .toList()
                .forEach(restored::apply);
        assertEquals(state(desk.account()), state(restored));
    }

    @Test
    void takesNoReportTwiceAndLeavesNoneOut() {
        TestEngine desk = new TestEngine();
        desk.buys(1, "ACME").at("10");
        desk.buys(1, "EMCA").at("10");
        List<ExecutionReport> reports = desk.allReports();
        Account account = new Account("alice");
        account.apply(reports.get(0));

        assertThrows(IllegalStateException.class, () -> account.apply(reports.get(0)));
        assertThrows(IllegalStateException.class, () -> account.apply(reports.get(2)));
        account.apply(reports.get(1));
        account.apply(reports.get(2));
    }

    @Test
    void takesNoReportOfAnother() {
        ExecutionReport opened = traded().allReports().get(0);

        assertThrows(IllegalStateException.class, () -> new Account("bob").apply(opened));
    }

    @Test
    void takesNoImpossibleTransition() {
        TestEngine desk = traded();
        ExecutionReport filled = desk.allReports().stream()
                .filter(report -> report.fill() != null)
                .findFirst()
                .orElseThrow();
        Account account = new Account("alice", filled.sequence() - 1, BigDecimal.TEN, List.of(), List.of());

        assertThrows(IllegalStateException.class, () -> account.apply(filled));
    }

    @Test
    void staysAsItWasWhenAReportCannotBe() {
        History history = new History().opens();
        Order order = history.accepts("c1", "0-1");
        history.fills(order, 60);
        // Shares of a later tick have been taken already.
        Position ahead =
                new Position(order.symbol(), 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, new TickPosition(1, 50), 5);
        Account account = new Account("alice", 2, new BigDecimal("100000.00"), List.of(ahead), List.of(order));
        String before = state(account);

        assertThrows(ArithmeticException.class, () -> account.apply(history.reports.get(2)));
        assertEquals(before, state(account));
    }

    @Test
    void holdsNoMoreInReserveThanThereIs() {
        assertThrows(
                IllegalStateException.class, () -> new Position(ACME, 1, 2, BigDecimal.ONE, BigDecimal.ZERO, null, 0));
        assertThrows(
                IllegalStateException.class, () -> new Position(ACME, -1, 0, BigDecimal.ONE, BigDecimal.ZERO, null, 0));
    }

    private static TestEngine traded() {
        TestEngine desk = new TestEngine();
        desk.has(100, "ACME", "10");
        desk.sells(60, "ACME").at("11");
        desk.tick("ACME", null, "11", null, 20);
        desk.buys(7, "ACME").at("9.5");
        desk.buys(7, "EMCA").stop("9.5").atMarket();
        desk.buys(7, "EMCA").at("3.333");
        return desk;
    }

    static String state(Account account) {
        return String.join(
                "\n",
                account.name() + " " + account.sequence(),
                account.cash().stripTrailingZeros().toPlainString(),
                account.reserved().stripTrailingZeros().toPlainString(),
                account.positions().toString(),
                account.working().toString());
    }
}
