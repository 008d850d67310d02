package io.tickertape.trading.blotter;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tickertape.trading.History;
import io.tickertape.trading.Orders;
import io.tickertape.trading.engine.TestEngine;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeDayTest {
    private static final LocalDate DAY = LocalDate.ofInstant(Orders.NOON, ZoneOffset.UTC);

    private final History history = new History();

    private TradeDay day(LocalDate day, List<ExecutionReport> reports) {
        TradeDay trades = new TradeDay("alice", day);
        reports.forEach(trades::add);
        return trades;
    }

    @Test
    void listsTheFillsOfTheDayAndWhatTheyAddUpTo() {
        history.opens();
        history.fills(history.accepts("c1", "0-1"), 40);
        history.rejects("c2", "0-2");

        TradeDay day = day(DAY, history.reports);

        assertEquals(1, day.latest().size());
        TradeDay.Trade trade = day.latest().get(0);
        assertEquals(Side.BUY, trade.side());
        assertEquals(40, trade.fill().quantity().shares());
        assertEquals(new TradeDay.Sums(1, new BigDecimal("7578.00"), BigDecimal.ZERO, trade.result()), day.sums());
        assertEquals(0, requireNonNull(day.sums().result()).signum());
    }

    @Test
    void listsNoTradeOfAnotherDay() {
        history.opens();
        history.fills(history.accepts("c1", "0-1"), 100);

        assertEquals(0, day(DAY.plusDays(1), history.reports).sums().trades());
        assertEquals(0, day(DAY.minusDays(1), history.reports).sums().trades());
        assertEquals(List.of(), day(DAY.plusDays(1), history.reports).latest());
        Instant midnight = DAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        assertEquals(
                1, day(DAY, List.of(fillAt(midnight.minusMillis(1)))).sums().trades());
        assertEquals(0, day(DAY, List.of(fillAt(midnight))).sums().trades());
    }

    /** The last report, as if it were of another time. */
    private ExecutionReport fillAt(Instant time) {
        ExecutionReport fill = history.reports.get(history.reports.size() - 1);
        return new ExecutionReport(
                fill.account(),
                fill.sequence(),
                fill.type(),
                fill.command(),
                fill.order(),
                fill.fill(),
                fill.reason(),
                fill.cash(),
                time);
    }

    @Test
    void knowsNoResultAfterAReportThatIsMissing() {
        history.opens();
        history.fills(history.accepts("c1", "0-1"), 40);
        TradeDay told = new TradeDay("alice", DAY);
        told.add(history.reports.get(0));
        told.missing();
        history.reports.stream().skip(2).forEach(told::add);
        TradeDay silent = new TradeDay("alice", DAY);
        silent.add(history.reports.get(0));
        history.reports.stream().skip(2).forEach(silent::add);

        for (TradeDay day : List.of(told, silent)) {
            assertEquals(1, day.sums().trades());
            assertNull(day.latest().get(0).result());
            assertNull(day.sums().result());
        }
    }

    @Test
    void knowsNoResultOfASaleOfWhatIsNotHeld() {
        TestEngine engine = new TestEngine();
        engine.has(10, "ACME", "10");
        engine.sells(10, "ACME").at("10");
        ExecutionReport sale = engine.allReports().get(engine.allReports().size() - 1);
        TradeDay day = new TradeDay("alice", LocalDate.ofInstant(sale.time(), ZoneOffset.UTC));
        day.add(engine.allReports().get(0));
        day.add(new ExecutionReport(
                sale.account(),
                2,
                sale.type(),
                sale.command(),
                sale.order(),
                sale.fill(),
                sale.reason(),
                sale.cash(),
                sale.time()));

        assertEquals(1, day.sums().trades());
        assertNull(day.sums().result());
    }

    @Test
    void listsTheLatestOfABusyDayAndSumsAllOfIt() {
        history.opens();
        Order order = history.accepts("c1", "0-1");
        TradeDay day = new TradeDay("alice", DAY);
        int trades = TradeDay.MOST_SHOWN + 1;
        history.fills(order, 1);
        history.reports.forEach(day::add);
        ExecutionReport fill = history.reports.get(history.reports.size() - 1);
        for (int more = 1; more < trades; more++) {
            day.add(fill);
        }

        assertEquals(TradeDay.MOST_SHOWN, day.latest().size());
        assertEquals(trades, day.sums().trades());
        assertEquals(
                new BigDecimal("189.45").multiply(BigDecimal.valueOf(trades)),
                day.sums().bought());
    }
}
