package io.tickertape.trading.risk;

import static io.tickertape.trading.Orders.NOON;
import static io.tickertape.trading.order.Side.BUY;
import static io.tickertape.trading.order.Side.SELL;
import static io.tickertape.trading.risk.RiskWorld.having;
import static io.tickertape.trading.risk.RiskWorld.limit;
import static io.tickertape.trading.risk.RiskWorld.market;
import static io.tickertape.trading.risk.RiskWorld.stop;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Instrument;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each limit at its boundary, and one step beyond. */
class PreTradeRiskTest {
    private final Market market = RiskWorld.market();
    private final PreTradeRisk risk = new PreTradeRisk(RiskWorld.LIMITS, market);

    @Test
    void takesAnOrdinaryOrder() {
        accepts(limit(BUY, 100, "100.00"));
    }

    @Test
    void refusesASymbolWithoutPriceAndInstrument() {
        NewOrder unknown = RiskWorld.of("ZZZZ", BUY, 10, OrderType.LIMIT, "100.00", null, null);

        assertEquals(
                List.of(hard(
                        "symbol",
                        "symbol",
                        "ZZZZ has neither a price nor an instrument here",
                        "send a symbol that the board shows",
                        null)),
                check(unknown));
    }

    @Test
    void refusesAHaltedInstrument() {
        market.add(RiskWorld.instrument("AAPL", 1).status(Instrument.HALTED));

        assertEquals(
                List.of(hard("halted", "symbol", "AAPL is halted", "orders are taken again when it trades", null)),
                check(limit(BUY, 100, "100.00")));
    }

    @Test
    void namesAnInstrumentThatDoesNotTradeByTheWordOfItsStatus() {
        market.add(RiskWorld.instrument("AAPL", 1).status("CLOSED"));
        assertEquals(
                List.of(hard("halted", "symbol", "AAPL is closed", "orders are taken again when it trades", null)),
                check(limit(BUY, 100, "100.00")));

        market.add(RiskWorld.instrument("AAPL", 2).status("LIMIT_UP"));
        assertEquals("AAPL is limit up", check(limit(BUY, 100, "100.00")).get(0).wrong());
        assertEquals(null, nearest(limit(BUY, 100, "100.00")));
    }

    @Test
    void takesAPriceOf5SecondsAndNoneThatIsOlder() {
        accepts(market(BUY, 10), NOON.plusSeconds(5));

        assertEquals(
                List.of(hard(
                        "quote-age",
                        "symbol",
                        "the latest price of AAPL is 5.001 s old, and the limit is 5 s",
                        "without a fresh price no order can be checked: send it again when there is one",
                        null)),
                check(market(BUY, 10), NOON.plusMillis(5_001)));
    }

    @Test
    void refusesEveryTypeOfOrderWithoutAPrice() {
        market.add(RiskWorld.instrument("NEW", 1));
        List<Refusal> refused = List.of(hard(
                "quote-age",
                "symbol",
                "NEW has no price yet, and the limit is one of the last 5 s",
                "without a fresh price no order can be checked: send it again when there is one",
                null));

        assertEquals(refused, check(RiskWorld.of("NEW", BUY, 10, OrderType.MARKET, null, null, null)));
        assertEquals(refused, check(RiskWorld.of("NEW", BUY, 10, OrderType.LIMIT, "1.00", null, null)));
        assertEquals(refused, check(RiskWorld.of("NEW", BUY, 10, OrderType.STOP, null, "1.00", null)));
        assertEquals(refused, check(RiskWorld.of("NEW", BUY, 10, OrderType.STOP_LIMIT, "1.00", "1.00", null)));
    }

    @Test
    void takesWholeLotsAlone() {
        accepts(limit(BUY, 110, "100.00"));

        assertEquals(
                List.of(hard(
                        "lot-size",
                        "quantity",
                        "115 is no multiple of the lot size, 10",
                        "send whole lots of 10 shares",
                        limit(BUY, 110, "100.00"))),
                check(limit(BUY, 115, "100.00")));
        assertEquals(limit(BUY, 120, "100.00"), nearest(limit(BUY, 116, "100.00")));
        assertEquals(limit(BUY, 10, "100.00"), nearest(limit(BUY, 1, "100.00")));
    }

    @Test
    void takesTheMaximumQuantityAndNoMore() {
        market.add(Ticks.quoted("PENNY", "0.05", null, null, NOON));
        NewOrder most = penny(1_000_000);
        accepts(most);

        assertEquals(
                List.of(hard(
                        "maximum-quantity",
                        "quantity",
                        "1,000,001 is above the maximum quantity, 1,000,000",
                        "send 1,000,000 shares or fewer",
                        most)),
                check(penny(1_000_001)));
    }

    private static NewOrder penny(long shares) {
        return RiskWorld.of("PENNY", BUY, shares, OrderType.LIMIT, "0.05", null, null);
    }

    @Test
    void takesWholeStepsOfPriceAlone() {
        accepts(limit(BUY, 100, "99.95"));

        assertEquals(
                List.of(hard(
                        "price-increment",
                        "limitPrice",
                        "99.97 is no multiple of the minimum price increment, 0.05",
                        "send a price in steps of 0.05",
                        limit(BUY, 100, "99.95"))),
                check(limit(BUY, 100, "99.97")));
        assertEquals(
                List.of(hard(
                        "price-increment",
                        "stopPrice",
                        "101.01 is no multiple of the minimum price increment, 0.05",
                        "send a price in steps of 0.05",
                        stop(BUY, 100, "101.00"))),
                check(stop(BUY, 100, "101.01")));
    }

    @Test
    void findsTheStepThatIsBetterForTheTraderWhereTwoAreAsNear() {
        assertEquals(limit(BUY, 100, "99.95"), nearest(limit(BUY, 100, "99.975")));
        assertEquals(limit(SELL, 100, "100.00"), nearest(limit(SELL, 100, "99.975")));
    }

    @Test
    void takesAPrice20PercentAwayAndNoneFurther() {
        acceptsAnyway(limit(BUY, 100, "80.00"));
        acceptsAnyway(limit(SELL, 100, "120.00"));
        acceptsAnyway(stop(BUY, 100, "120.00"));

        assertEquals(
                List.of(hard(
                        "price-collar",
                        "limitPrice",
                        "79.95 is 20.05 % from the last price, 100.00, and the price collar is 20 %",
                        "send a price from 80.00 to 120.00",
                        limit(BUY, 100, "95.00"))),
                check(limit(BUY, 100, "79.95")));
        assertEquals(
                List.of(hard(
                        "price-collar",
                        "stopPrice",
                        "120.05 is 20.05 % from the last price, 100.00, and the price collar is 20 %",
                        "send a price from 80.00 to 120.00",
                        stop(BUY, 100, "105.00"))),
                check(stop(BUY, 100, "120.05")));
    }

    @Test
    void asksAboutAPriceMoreThan5PercentAway() {
        accepts(limit(BUY, 100, "95.00"));
        accepts(limit(SELL, 100, "105.00"));

        NewOrder far = limit(BUY, 100, "94.95");
        assertEquals(
                List.of(soft(
                        "price-distance",
                        "limitPrice",
                        "94.95 is 5.05 % from the last price, 100.00, and the limit without a question is 5 %",
                        "send a price from 95.00 to 105.00, or place it anyway",
                        limit(BUY, 100, "95.00"))),
                check(far));
        acceptsAnyway(far);
    }

    @Test
    void takesAnOrderWorthAMillionAndNoMore() {
        acceptsAnyway(limit(BUY, 10_000, "100.00"));

        assertEquals(
                List.of(hard(
                        "maximum-value",
                        "quantity",
                        "the order is worth 1,001,000.00 at its worst price, and the maximum is 1,000,000.00",
                        "send fewer shares",
                        limit(BUY, 1_000, "100.00"))),
                checkAnyway(limit(BUY, 10_010, "100.00")));
    }

    @Test
    void asksAboutAnOrderWorthMoreThan100000() {
        accepts(limit(BUY, 1_000, "100.00"));

        NewOrder large = limit(BUY, 1_010, "100.00");
        assertEquals(
                List.of(soft(
                        "large-value",
                        "quantity",
                        "the order is worth 101,000.00 at its worst price, and the limit without a question is 100,000.00",
                        "send fewer shares, or place it anyway",
                        limit(BUY, 1_000, "100.00"))),
                check(large));
        acceptsAnyway(large);
    }

    @Test
    void valuesAnOrderWithoutALimitAtItsProtection() {
        // 950 shares at 100.00 and 5 % more are 99750.
        accepts(market(BUY, 950));
        assertEquals(List.of("risk.large-value"), codes(check(market(BUY, 960))));
        accepts(stop(BUY, 950, "100.10"));
        assertEquals(List.of("risk.large-value"), codes(check(stop(BUY, 960, "100.10"))));
        assertEquals(market(BUY, 950), nearest(market(BUY, 960)));
    }

    @Test
    void asksAboutTheSameOrderWithin5Seconds() {
        risk.submitted(limit(BUY, 100, "100.00"), NOON);
        NewOrder again = limit(BUY, 100, "100");

        assertEquals(
                List.of(soft(
                        "duplicate",
                        "",
                        "the same order was sent 4.999 s ago, and within 5 s that is likely a mistake",
                        "leave it at the first, or place it anyway",
                        null)),
                check(again, NOON.plusMillis(4_999)));
        assertEquals(List.of(), risk.check(RiskWorld.proposal(again, 0), true, NOON.plusMillis(4_999)));
        accepts(again, NOON.plusSeconds(5));
    }

    @Test
    void asksAboutTheSameOrderAfterTheSameOrder() {
        risk.submitted(limit(BUY, 100, "100.00"), NOON);
        risk.submitted(limit(SELL, 100, "100.00"), NOON.plusSeconds(3));
        risk.submitted(limit(BUY, 100, "100.00"), NOON.plusSeconds(4));

        assertEquals(List.of("risk.duplicate"), codes(check(limit(BUY, 100, "100.00"), NOON.plusSeconds(5))));
        assertEquals(List.of("risk.duplicate"), codes(check(limit(SELL, 100, "100.00"), NOON.plusSeconds(5))));
    }

    @Test
    void takesForTheSameOnlyWhatIsTheSame() {
        risk.submitted(limit(BUY, 100, "100.00"), NOON);

        accepts(limit(SELL, 100, "100.00"));
        accepts(limit(BUY, 110, "100.00"));
        accepts(limit(BUY, 100, "100.05"));
        accepts(market(BUY, 100));
        accepts(stop(BUY, 100, "100.50"));
        NewOrder other = limit(BUY, 100, "100.00");
        assertEquals(List.of(), risk.check(RiskWorld.proposal(of("bob", other), 0), false, NOON));
    }

    @Test
    void doesNotRememberARefusedOrder() {
        check(limit(BUY, 100, "79.95"));
        accepts(limit(BUY, 100, "100.00"));
        accepts(limit(BUY, 100, "100.00"));
    }

    @Test
    void doesNotOfferAnOrderThatWouldBeASecondOne() {
        risk.submitted(limit(BUY, 100, "95.00"), NOON);

        assertEquals(null, nearest(limit(BUY, 100, "94.95")));
    }

    @Test
    void takes200OrdersAtOnceAndThen100ASecond() {
        for (int i = 0; i < 200; i++) {
            accepts(limit(BUY, 100, "100.00"));
        }
        List<Refusal> tooFast = List.of(hard(
                "orders-per-second",
                "",
                "the account sends more than 100 orders a second, or 200 at once",
                "send it again in a moment",
                null));

        assertEquals(tooFast, check(limit(BUY, 100, "100.00")));
        assertEquals(tooFast, check(limit(BUY, 100, "100.00"), NOON.plusMillis(9)));
        accepts(limit(BUY, 100, "100.00"), NOON.plusMillis(10));
        assertEquals(tooFast, check(limit(BUY, 100, "100.00"), NOON.plusMillis(19)));
        assertEquals(List.of(), risk.check(RiskWorld.proposal(of("bob", limit(BUY, 100, "100.00")), 0), false, NOON));
    }

    @Test
    void countsARefusedOrderForTheRate() {
        for (int i = 0; i < 200; i++) {
            check(limit(BUY, 100, "79.95"));
        }

        assertEquals(List.of("risk.orders-per-second"), codes(check(limit(BUY, 100, "100.00"))));
    }

    @Test
    void takesOrdersAgainWhenTheClockWasSetBack() {
        Instant later = NOON.plusSeconds(4);
        for (int i = 0; i < 200; i++) {
            accepts(limit(BUY, 100, "100.00"), later);
        }

        assertEquals(List.of("risk.orders-per-second"), codes(check(limit(BUY, 100, "100.00"), NOON)));
        accepts(limit(BUY, 100, "100.00"), NOON.plusMillis(10));
    }

    @Test
    void takesThe200thOpenOrderAndNoMore() {
        NewOrder order = limit(BUY, 100, "100.00");

        assertEquals(List.of(), risk.check(RiskWorld.proposal(order, 199), false, NOON));
        assertEquals(
                List.of(hard(
                        "open-orders",
                        "",
                        "the account has 200 open orders, and the limit is 200",
                        "cancel one first",
                        null)),
                risk.check(RiskWorld.proposal(order, 200), false, NOON));
    }

    @Test
    void takesAPriceThatHasMovedByHalfAPercentAndNoMore() {
        accepts(having(market(BUY, 10), "100.502"));
        accepts(having(market(BUY, 10), "99.503"));

        assertEquals(
                List.of(hard(
                        "price-moved",
                        "",
                        "the last price was 99.50 on your page and is 100.00 now: it moved by 0.51 %,"
                                + " and the tolerance is 0.5 %",
                        "look at the price, and send it again if it suits",
                        RiskWorld.order(BUY, 10, OrderType.MARKET, null, null, RiskWorld.SEEN_NOW))),
                check(having(market(BUY, 10), "99.50")));
    }

    @Test
    void mindsAMovedPriceOnlyWhereTheOrderWouldTradeAtOnce() {
        List<String> moved = List.of("risk.price-moved");

        assertEquals(moved, codes(check(having(limit(BUY, 10, "100.10"), "99.50"))));
        accepts(having(limit(BUY, 10, "100.05"), "99.50"));
        assertEquals(moved, codes(check(having(limit(SELL, 10, "99.90"), "99.50"))));
        accepts(having(limit(SELL, 10, "99.95"), "99.50"));
        accepts(having(stop(BUY, 10, "101.00"), "99.50"));
    }

    @Test
    void saysEverythingAtOnceAndOffersOneOrderThatKeepsAllTheLimits() {
        List<Refusal> refusals = check(having(limit(BUY, 2_000_005, "131.03"), "99.50"));

        assertEquals(
                List.of(
                        "risk.lot-size",
                        "risk.maximum-quantity",
                        "risk.price-increment",
                        "risk.price-collar",
                        "risk.maximum-value",
                        "risk.price-moved"),
                codes(refusals));
        NewOrder nearest = RiskWorld.order(BUY, 950, OrderType.LIMIT, "105.00", null, RiskWorld.SEEN_NOW);
        refusals.forEach(refusal -> assertEquals(nearest, refusal.nearest()));
        accepts(nearest);
    }

    @Test
    void offersNothingWhereNotOneLotCanBeHad() {
        market.add(Ticks.quoted("DEAR", "2000000", null, null, NOON));

        assertEquals(null, nearest(RiskWorld.of("DEAR", BUY, 1, OrderType.LIMIT, "2000000", null, null)));
    }

    @Test
    void offersNothingWhereTheStepsLeapOverTheBand() {
        market.add(Ticks.instrument("COARSE", 1).stepping(Ticks.price("70"), 1));
        market.add(Ticks.quoted("COARSE", "100", null, null, NOON));

        assertEquals(null, nearest(RiskWorld.of("COARSE", BUY, 1, OrderType.LIMIT, "140", null, null)));
    }

    @Test
    void forgetsTheAccountsThatHaveBeenQuiet() {
        for (int i = 0; i < 50; i++) {
            risk.submitted(of("account-" + i, limit(BUY, 100, "100.00")), NOON);
        }
        assertEquals(50, risk.accounts());

        check(limit(BUY, 100, "100.00"), NOON.plusSeconds(60));
        assertEquals(1, risk.accounts());
    }

    private static NewOrder of(String account, NewOrder order) {
        return new NewOrder(
                order.clientOrderId(),
                account,
                order.symbol(),
                order.side(),
                order.quantity(),
                order.type(),
                order.limitPrice(),
                order.stopPrice(),
                order.timeInForce(),
                order.quoteSeen(),
                order.submitted(),
                order.expires());
    }

    private void accepts(NewOrder order) {
        accepts(order, NOON);
    }

    private void accepts(NewOrder order, Instant now) {
        assertEquals(List.of(), check(order, now));
    }

    private void acceptsAnyway(NewOrder order) {
        assertEquals(List.of(), checkAnyway(order));
    }

    private List<Refusal> check(NewOrder order) {
        return check(order, NOON);
    }

    private List<Refusal> check(NewOrder order, Instant now) {
        return risk.check(RiskWorld.proposal(order, 0), false, now);
    }

    private List<Refusal> checkAnyway(NewOrder order) {
        return risk.check(RiskWorld.proposal(order, 0), true, NOON);
    }

    private @Nullable NewOrder nearest(NewOrder order) {
        return check(order).get(0).nearest();
    }

    private static List<String> codes(List<Refusal> refusals) {
        return refusals.stream().map(Refusal::code).toList();
    }

    private static Refusal hard(String limit, String field, String wrong, String right, @Nullable NewOrder nearest) {
        return new Refusal("risk." + limit, field, wrong, right, nearest, false);
    }

    private static Refusal soft(String limit, String field, String wrong, String right, @Nullable NewOrder nearest) {
        return new Refusal("risk." + limit, field, wrong, right, nearest, true);
    }
}
