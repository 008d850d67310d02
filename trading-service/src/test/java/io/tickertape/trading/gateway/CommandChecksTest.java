package io.tickertape.trading.gateway;

import static io.tickertape.trading.History.price;
import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.History;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.engine.Acceptance;
import io.tickertape.trading.engine.EngineRules;
import io.tickertape.trading.engine.TestEngine;
import io.tickertape.trading.engine.Venue;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Cancel;
import io.tickertape.trading.order.CancelAll;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.SessionEnd;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import io.tickertape.trading.risk.PreTradeRisk;
import io.tickertape.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a command is held against before it is journaled: the account as its pages show it. */
class CommandChecksTest {
    private static final Instant END = NOON.plusSeconds(10);
    private static final RiskLimits LIMITS = new RiskLimits(
            Duration.ofSeconds(5),
            1_000_000,
            new BigDecimal("20"),
            new BigDecimal("5"),
            new BigDecimal("1000000"),
            new BigDecimal("100000"),
            Duration.ofSeconds(5),
            100,
            200,
            2,
            new BigDecimal("0.5"),
            new BigDecimal("5"));

    private final Market market = new Market(16);
    private final History history = new History().opens();
    private final CommandChecks checks = checks(market);

    CommandChecksTest() {
        market.add(History.tick("AAPL", "189.50", Duration.ZERO, 1));
        market.add(Ticks.instrument("AAPL", 1).stepping(price("0.05"), 10));
    }

    private static CommandChecks checks(Market market) {
        return new CommandChecks(
                new PreTradeRisk(LIMITS, market),
                new Acceptance(
                        new EngineRules(
                                new BigDecimal("1000000"),
                                new SessionEnd(LocalTime.of(21, 0), ZoneOffset.UTC),
                                LIMITS.openOrders(),
                                LIMITS::worstPrice,
                                TestEngine.ALERTS),
                        new Venue(LIMITS.quoteAge()),
                        market,
                        new TestEngine()));
    }

    @Test
    void journalsNoReplacementThatItCannotCheckWhileTheAccountIsStillRead() {
        history.accepts("c1", "0-1");

        assertEquals(List.of("gateway.not-read-yet"), codes(replace("0-1", 110, "189.50")));
        isRead();
        assertEquals(List.of(), codes(replace("0-1", 110, "189.50")));
    }

    @Test
    void takesEveryCancelWhateverStands() {
        market.add(Ticks.instrument("AAPL", 2).status("HALTED"));

        assertEquals(List.of(), codes(new Cancel("c2", "alice", "0-1", NOON, END)));
        assertEquals(List.of(), codes(new CancelAll("c2", "alice", NOON, END)));
    }

    @Test
    void refusesAReplacementOfWhatIsNotOpen() {
        history.cancels(history.accepts("c1", "0-1"), "cancelled");
        isRead();

        assertEquals(List.of("gateway.not-open"), codes(replace("0-1", 110, "189.50")));
    }

    @Test
    void holdsAReplacementToWhatIsFilledAlready() {
        history.fills(history.accepts("c1", "0-1"), 60);
        isRead();

        assertEquals(List.of("risk.filled"), codes(replace("0-1", 60, "189.50")));
        assertEquals(List.of(), codes(replace("0-1", 70, "189.50")));
    }

    @Test
    void holdsAReplacementToThePriceThatTheTraderSaw() {
        history.accepts("c1", "0-1");
        isRead();
        QuoteSeen before = new QuoteSeen(1, price("180"));
        Replace replace =
                new Replace("c2", "alice", "0-1", new Quantity(100), price("190"), null, null, before, NOON, END, null);

        assertEquals(List.of("risk.price-moved"), codes(replace));
    }

    @Test
    void namesEveryFieldThatTheOrderCannotTake() {
        history.accepts("c1", "0-1");
        isRead();
        Replace replace = new Replace(
                "c2", "alice", "0-1", new Quantity(100), null, price("190"), TimeInForce.FOK, null, NOON, END, null);

        assertEquals(
                List.of("limitPrice", "stopPrice", "timeInForce"),
                refusals(replace).stream().map(Refusal::field).toList());
    }

    @Test
    void sellsAllThatTheAccountHasThoughItIsNoWholeLot() {
        history.fills(history.accepts("c1", "0-1"), 67);
        assertEquals(List.of("risk.lot-size"), codes(sale(67)));
        isRead();

        assertEquals(List.of(), codes(sale(67)));
        assertEquals(List.of("risk.lot-size"), codes(sale(66)));
    }

    @Test
    void countsTheOpenOrdersForANewOrderAlone() {
        history.accepts("c1", "0-1");
        history.accepts("c2", "0-2");
        isRead();

        assertEquals(List.of("risk.open-orders"), codes(sale(10)));
        assertEquals(List.of(), codes(replace("0-1", 110, "189.50")));
    }

    private void isRead() {
        history.blotter.state(JournalState.LIVE);
        history.blotter.reportsRead();
    }

    private static Replace replace(String orderId, long shares, String limit) {
        return new Replace("c9", "alice", orderId, new Quantity(shares), price(limit), NOON, END);
    }

    private static NewOrder sale(long shares) {
        return new NewOrder(
                "c9",
                "alice",
                new Symbol("AAPL"),
                Side.SELL,
                new Quantity(shares),
                OrderType.MARKET,
                null,
                null,
                TimeInForce.DAY,
                null,
                NOON,
                END);
    }

    private List<String> codes(Command command) {
        return refusals(command).stream().map(Refusal::code).toList();
    }

    private List<Refusal> refusals(Command command) {
        return checks.refusals(
                command, false, history.blotter.look("alice").account(), history.blotter.isRestored("alice"));
    }
}
