package io.tickertape.trading.risk;

import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent: what is offered instead is accepted when it is sent. */
class NearestOrderTest {
    private static final Symbol SYMBOL = new Symbol("ANY");

    /** An order and the market that it comes to. */
    record Sent(NewOrder order, InstrumentUpdate instrument, Tick tick) {
        PreTradeRisk risk() {
            Market market = new Market(2);
            market.add(tick);
            market.add(instrument);
            return new PreTradeRisk(RiskWorld.LIMITS, market);
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void whatIsOfferedForAHardRefusalIsAcceptedOrAskedAbout(@ForAll("sent") Sent sent) {
        for (Refusal refusal : sent.risk().check(RiskWorld.proposal(sent.order, 0), false, NOON)) {
            if (!refusal.isSoft() && refusal.nearest() != null) {
                assertEquals(List.of(), sent.risk().check(RiskWorld.proposal(refusal.nearest(), 0), true, NOON));
            }
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void whatIsOfferedForASoftRefusalIsAccepted(@ForAll("sent") Sent sent) {
        for (Refusal refusal : sent.risk().check(RiskWorld.proposal(sent.order, 0), false, NOON)) {
            if (refusal.isSoft() && refusal.nearest() != null) {
                assertEquals(List.of(), sent.risk().check(RiskWorld.proposal(refusal.nearest(), 0), false, NOON));
            }
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void everyHardRefusalOffersTheSameAndOneWhereThereIsOne(@ForAll("sent") Sent sent) {
        List<Refusal> hard = sent.risk().check(RiskWorld.proposal(sent.order, 0), true, NOON);
        assertEquals(
                hard.isEmpty() ? 0 : 1,
                hard.stream().map(r -> String.valueOf(r.nearest())).distinct().count());
        // A lot at the highest price that a protected order may be filled at, and a step in the band.
        BigDecimal dearest = sent.tick
                .price()
                .value()
                .multiply(new BigDecimal("2"))
                .multiply(BigDecimal.valueOf(sent.instrument.lotSize()));
        boolean isOneLotCheap = dearest.compareTo(RiskWorld.LIMITS.maximumValue()) <= 0;
        boolean isStepSmall =
                increment(sent).compareTo(sent.tick.price().value().movePointLeft(1)) <= 0;
        if (isOneLotCheap && isStepSmall) {
            hard.forEach(refusal -> assertNotNull(refusal.nearest(), refusal::toString));
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void anOrderIsNeverMadeLargerByMoreThanItsLot(@ForAll("sent") Sent sent) {
        long lot = sent.instrument.lotSize();
        for (Refusal refusal : sent.risk().check(RiskWorld.proposal(sent.order, 0), false, NOON)) {
            if (refusal.nearest() != null) {
                assertTrue(refusal.nearest().quantity().shares()
                        < sent.order.quantity().shares() + lot);
            }
        }
    }

    private static BigDecimal increment(Sent sent) {
        Price increment = sent.instrument.minPriceIncrement();
        return increment == null ? BigDecimal.ZERO : increment.value();
    }

    @Provide
    Arbitrary<Sent> sent() {
        Arbitrary<BigDecimal> last = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.00000001"), new BigDecimal("5000"))
                .ofScale(8);
        return last.flatMap(price ->
                Combinators.combine(order(price), instrument(), tick(price)).as(Sent::new));
    }

    private static Arbitrary<InstrumentUpdate> instrument() {
        return Combinators.combine(
                        Arbitraries.of("0.00000001", "0.0001", "0.01", "0.05", "0.3", "25")
                                .map(NearestOrderTest::price)
                                .injectNull(0.2),
                        Arbitraries.of(1L, 10L, 7L, 100L, 12_345L))
                .as((increment, lot) -> Ticks.instrument(SYMBOL.name(), 0).stepping(increment, lot));
    }

    private static Arbitrary<Tick> tick(BigDecimal price) {
        Arbitrary<Price> near = around(price, "0.9", "1.1");
        return Combinators.combine(near.injectNull(0.2), near.injectNull(0.2))
                .as((bid, ask) -> Tick.of(SYMBOL, new Price(price), NOON, Ticks.stamp(NOON, 0))
                        .quoted(new Tick.BestQuote(bid, ask, null, null))
                        .numbered(3));
    }

    private static Arbitrary<NewOrder> order(BigDecimal last) {
        Arbitrary<Price> price = Arbitraries.oneOf(around(last, "0.9", "1.1"), around(last, "0.1", "3"));
        return Combinators.combine(
                        Arbitraries.of(Side.class),
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(1, 1_000),
                                Arbitraries.longs().between(1, 999_999_999_999_999L)),
                        Arbitraries.of(OrderType.class),
                        price,
                        price,
                        around(last, "0.98", "1.02").injectNull(0.3))
                .as((side, shares, type, limit, stop, seen) -> new NewOrder(
                        "c1",
                        "alice",
                        SYMBOL,
                        side,
                        new Quantity(shares),
                        type,
                        type.needsLimitPrice() ? limit : null,
                        type.needsStopPrice() ? stop : null,
                        TimeInForce.DAY,
                        seen == null ? null : new QuoteSeen(2, seen),
                        NOON,
                        NOON.plusSeconds(10)));
    }

    private static Arbitrary<Price> around(BigDecimal price, String least, String most) {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal(least), new BigDecimal(most))
                .ofScale(3)
                .map(factor -> new Price(
                        price.multiply(factor).setScale(8, RoundingMode.HALF_UP).max(new BigDecimal("0.00000001"))));
    }

    private static Price price(String text) {
        return new Price(new BigDecimal(text));
    }
}
