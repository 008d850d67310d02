package io.tickertape.trading.risk;

import static io.tickertape.trading.Orders.NOON;
import static io.tickertape.trading.order.Side.BUY;
import static io.tickertape.trading.order.Side.SELL;
import static io.tickertape.trading.risk.RiskWorld.limit;
import static io.tickertape.trading.risk.RiskWorld.market;
import static io.tickertape.trading.risk.RiskWorld.stop;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.Means;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever way an order comes to stand, and whatever it would trade at, the limits hold for it. */
class ProposalTest {
    private final Market market = RiskWorld.market();
    private final PreTradeRisk risk = new PreTradeRisk(RiskWorld.LIMITS, market);

    @Test
    void holdsAReplacementToTheLimitsOfANewOrder() {
        Order resting = open(limit(BUY, 10, "99.00"), 0);

        assertEquals(
                List.of("risk.lot-size quantity", "risk.price-increment limitPrice"),
                faults(replacing(resting, limit(BUY, 15, "98.93"))));
        assertEquals(
                List.of("risk.lot-size quantity", "risk.price-collar limitPrice"),
                faults(replacing(resting, limit(BUY, 15, "500.00"))));
        assertEquals(List.of("risk.price-distance limitPrice"), faults(replacing(resting, limit(BUY, 20, "94.95"))));
        assertEquals(List.of("risk.large-value quantity"), faults(replacing(resting, limit(BUY, 1_010, "100.00"))));
        assertEquals(List.of(), faults(replacing(resting, limit(BUY, 20, "98.95"))));
    }

    @Test
    void offersTheNearestReplacementThatWouldBeTaken() {
        Order resting = open(limit(BUY, 10, "99.00"), 0);

        assertEquals(limit(BUY, 10, "98.95"), nearest(replacing(resting, limit(BUY, 15, "98.93"))));
        assertEquals(limit(BUY, 10, "105.00"), nearest(replacing(resting, limit(BUY, 15, "500.00"))));
        assertEquals(limit(BUY, 20, "95.00"), nearest(replacing(resting, limit(BUY, 20, "94.95"))));
    }

    @Test
    void refusesAReplacementWhileTheInstrumentIsHalted() {
        market.add(RiskWorld.instrument("AAPL", 1).status(Instrument.HALTED));
        Proposal replaced = replacing(open(limit(BUY, 10, "99.00"), 0), limit(BUY, 20, "99.00"));

        assertEquals(List.of("risk.halted symbol"), faults(replaced));
        assertEquals(null, nearest(replaced));
    }

    @Test
    void letsNoReplacementThatIsMeantAnywayPassAHardLimit() {
        Order resting = open(limit(BUY, 10, "99.00"), 0);

        assertEquals(List.of(), risk.check(replacing(resting, limit(BUY, 20, "94.95")), true, NOON));
        assertEquals(
                List.of("risk.price-collar limitPrice"),
                lines(risk.check(replacing(resting, limit(BUY, 20, "79.95")), true, NOON)));
    }

    @Test
    void countsAReplacementForTheRateButNotAsAnotherOpenOrderNorAsADuplicate() {
        Order resting = open(limit(BUY, 10, "99.00"), 0);
        risk.submitted(limit(BUY, 20, "99.00"), NOON);
        Proposal replaced = new Proposal(limit(BUY, 20, "99.00"), resting, 250, RiskWorld.holding(0));

        for (int i = 0; i < 200; i++) {
            assertEquals(List.of(), faults(replaced));
        }
        assertEquals(List.of("risk.orders-per-second "), faults(replaced));
    }

    @Test
    void refusesAQuantityThatIsFilledAlreadyAndOffersALotMore() {
        Order partly = open(limit(BUY, 50, "99.00"), 23);

        assertEquals(
                List.of(new Refusal(
                        "risk.filled",
                        "quantity",
                        "23 shares are filled already, and the whole order is to have 20",
                        "send more than 23 shares, or cancel the rest",
                        limit(BUY, 30, "99.00"),
                        false)),
                risk.check(replacing(partly, limit(BUY, 20, "99.00")), false, NOON));
        assertEquals(List.of(), faults(replacing(partly, limit(BUY, 30, "99.00"))));
    }

    @Test
    void holdsWhatAnOrderWouldTradeAtToTheCollar() {
        market.add(Ticks.quoted("THIN", "10.00", "0.01", "90.00", NOON));

        assertEquals(
                List.of(new Refusal(
                        "risk.price-collar",
                        "",
                        "it would wait for the ask, not above 10.50: 90.00 is 800 % from the last price, 10.00,"
                                + " and the price collar is 20 %",
                        "wait for a nearer ask, or send a limit order at a price from 8.00 to 12.00",
                        thin(OrderType.LIMIT, "10.50", null),
                        false)),
                check(thin(OrderType.MARKET, null, null)));
        assertEquals(
                List.of("risk.price-collar "),
                lines(check(RiskWorld.of("THIN", SELL, 10, OrderType.MARKET, null, null, null))));
        assertEquals(List.of(), check(thin(OrderType.LIMIT, "10.00", null)));
        assertEquals(
                List.of("risk.price-collar ", "risk.stop-met stopPrice"),
                lines(check(thin(OrderType.STOP, null, "9.90"))));
        assertEquals(List.of("risk.stop-met stopPrice"), lines(check(thin(OrderType.STOP_LIMIT, "10.00", "9.90"))));
    }

    @Test
    void asksWhereAnOrderWouldTradeMoreThan5PercentAway() {
        market.add(Ticks.quoted("THIN", "10.00", "9.40", "10.51", NOON));

        assertEquals(
                List.of(new Refusal(
                        "risk.price-distance",
                        "",
                        "it would wait for the ask, not above 10.50: 10.51 is 5.1 % from the last price, 10.00,"
                                + " and the limit without a question is 5 %",
                        "send a limit order at a price from 9.50 to 10.50, or place it anyway",
                        thin(OrderType.LIMIT, "10.50", null),
                        true)),
                check(thin(OrderType.MARKET, null, null)));
        assertEquals(List.of(), risk.check(proposal(thin(OrderType.MARKET, null, null)), true, NOON));
    }

    @Test
    void holdsTheSideThatTheTraderSawToTheTolerance() {
        QuoteSeen lowerAsk = new QuoteSeen(7, Ticks.price("100.00"), Ticks.price("99.90"), Ticks.price("99.50"));

        assertEquals(
                List.of("the ask was 99.50 on your page and is 100.10 now: it moved by 0.61 %,"
                        + " and the tolerance is 0.5 %"),
                check(RiskWorld.order(BUY, 10, OrderType.MARKET, null, null, lowerAsk)).stream()
                        .map(Refusal::wrong)
                        .toList());
        assertEquals(List.of(), check(RiskWorld.order(SELL, 10, OrderType.MARKET, null, null, lowerAsk)));
        assertEquals(List.of(), check(RiskWorld.order(BUY, 10, OrderType.LIMIT, "100.00", null, lowerAsk)));
    }

    @Test
    void asksAboutAStopThatIsMetAlreadyAndOffersOneThatIsNot() {
        assertEquals(
                List.of(new Refusal(
                        "risk.stop-met",
                        "stopPrice",
                        "the last price, 100.00, meets the stop price, 104.00, already:"
                                + " it would trade at once, near 99.90",
                        "send a stop price below the last price, or place it anyway",
                        stop(SELL, 20, "99.95"),
                        true)),
                check(stop(SELL, 20, "104.00")));
        assertEquals(List.of("risk.stop-met stopPrice"), lines(check(stop(BUY, 20, "100.00"))));
        assertEquals(List.of(), check(stop(BUY, 20, "100.05")));
        assertEquals(List.of(), risk.check(proposal(stop(SELL, 20, "104.00")), true, NOON));
    }

    @Test
    void saysThatAStopThatIsMetWaitsWhereItsProtectionIsInTheWay() {
        assertEquals(
                "the last price, 100.00, meets the stop price, 110.00, already: it would wait, not below 104.50",
                check(stop(SELL, 20, "110.00")).get(1).wrong());
    }

    @Test
    void saysThatAStopLimitThatIsMetWaitsForItsLimitAlone() {
        Refusal asked = check(RiskWorld.order(BUY, 10, OrderType.STOP_LIMIT, "99.00", "99.00", null))
                .get(0);

        assertEquals("risk.stop-met", asked.code());
        assertEquals(
                "the last price, 100.00, meets the stop price, 99.00, already: it would wait for its limit alone",
                asked.wrong());
    }

    @Test
    void mindsAMovedPriceWhereAStopIsMet() {
        QuoteSeen before = new QuoteSeen(7, Ticks.price("97.00"));

        assertEquals(
                List.of("risk.price-moved "),
                lines(risk.check(
                        proposal(RiskWorld.order(BUY, 10, OrderType.STOP, null, "98.00", before)), true, NOON)));
        assertEquals(List.of(), check(RiskWorld.order(BUY, 10, OrderType.STOP, null, "101.00", before)));
    }

    @Test
    void asksNothingAboutAStopThatWasMetBefore() {
        Order met = open(stop(SELL, 20, "104.00"), 0).triggered(new TickPosition(0, 1));

        assertEquals(List.of(), faults(replacing(met, stop(SELL, 30, "104.00"))));
    }

    @Test
    void takesTheSaleOfAllThatIsLeftThoughItIsNoWholeLot() {
        assertEquals(List.of(), lines(risk.check(selling(7, 7), false, NOON)));
        assertEquals(List.of(), lines(risk.check(selling(107, 107), false, NOON)));
        assertEquals(List.of("risk.lot-size quantity"), lines(risk.check(selling(6, 7), false, NOON)));
        assertEquals(
                List.of("risk.lot-size quantity"),
                lines(risk.check(new Proposal(limit(BUY, 7, "100.00"), null, 0, RiskWorld.holding(7)), false, NOON)));
    }

    @Test
    void offersAllThatIsLeftWhereItIsNearestAndNeverMoreThanIsHeld() {
        assertEquals(7, shares(selling(3, 7)));
        assertEquals(7, shares(selling(28, 7)));
        assertEquals(10, shares(selling(12, 17)));
        assertEquals(17, shares(selling(18, 17)));
        assertEquals(null, nearest(selling(3, 0)));
        assertEquals(
                "send whole lots of 10 shares, or 17 to sell all that is left",
                risk.check(selling(18, 17), false, NOON).get(0).right());
    }

    @Test
    void countsWhatIsFilledForTheRestOfASale() {
        Order partly = open(limit(SELL, 27, "100.00"), 13);

        assertEquals(List.of(), faults(new Proposal(limit(SELL, 27, "101.00"), partly, 0, RiskWorld.holding(14))));
        Proposal more = new Proposal(limit(SELL, 38, "101.00"), partly, 0, RiskWorld.holding(14));
        assertEquals(List.of("risk.lot-size quantity"), faults(more));
        assertEquals(27, shares(more));
        assertEquals(20, shares(new Proposal(limit(SELL, 22, "101.00"), partly, 0, RiskWorld.holding(14))));
    }

    private static Proposal proposal(NewOrder order) {
        return RiskWorld.proposal(order, 0);
    }

    private static Proposal selling(long shares, long available) {
        return new Proposal(limit(SELL, shares, "100.00"), null, 0, RiskWorld.holding(available));
    }

    private static Proposal replacing(Order order, NewOrder asItWouldStand) {
        return new Proposal(asItWouldStand, order, 0, Means.UNKNOWN);
    }

    private static NewOrder thin(OrderType type, @Nullable String limit, @Nullable String stop) {
        return RiskWorld.of("THIN", BUY, 10, type, limit, stop, null);
    }

    private static Order open(NewOrder placed, long filled) {
        Order order = Order.accepted(placed, "0-1", NOON, null, Ticks.price("90.00"), null);
        return filled == 0
                ? order
                : order.filled(new Fill(
                        new Quantity(filled),
                        Ticks.price("99.00"),
                        new TickPosition(0, 1),
                        NOON,
                        Duration.ZERO,
                        Ticks.price("99.00"),
                        null,
                        null));
    }

    private List<Refusal> check(NewOrder order) {
        return risk.check(proposal(order), false, NOON);
    }

    private List<String> faults(Proposal proposal) {
        return lines(risk.check(proposal, false, NOON));
    }

    private @Nullable NewOrder nearest(Proposal proposal) {
        return risk.check(proposal, false, NOON).get(0).nearest();
    }

    private long shares(Proposal proposal) {
        return Objects.requireNonNull(nearest(proposal)).quantity().shares();
    }

    private static List<String> lines(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> refusal.code() + " " + refusal.field())
                .toList();
    }
}
