package io.tickertape.trading.risk;

import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderTerms;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Orders, partial fills and replacements in a market of thin and wide quotes, in lots and increments, as a seed decides.
 * A replacement that is taken leaves an order that would be taken as a new one; and whatever is offered is taken.
 */
class RandomProposalsTest {
    private static final int SEEDS = 4_000;
    private static final RiskLimits LIMITS = RiskWorld.LIMITS;

    private int replacements;
    private int suggestions;

    @Test
    void takesNoReplacementThatWouldNotBeTakenAsANewOrderAndOffersNothingThatWouldBeRefused() {
        for (long seed = 0; seed < SEEDS; seed++) {
            new Trial(seed).run();
        }
        assertTrue(replacements > SEEDS / 5, () -> replacements + " replacements were taken");
        assertTrue(suggestions > SEEDS, () -> suggestions + " orders were offered");
    }

    /** One order in one market, from its placement on. */
    private final class Trial {
        private final long seed;
        private final SplittableRandom random;
        private final long lot;
        private final Market market = new Market(4);
        private final long held;
        private int ticks;

        Trial(long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            lot = List.of(1L, 7L, 10L, 100L).get(random.nextInt(4));
            held = random.nextInt(4) == 0 ? 0 : random.nextInt(400);
            String increment = List.of("0.01", "0.05", "0.3", "5").get(random.nextInt(4));
            market.add(Ticks.instrument("AAPL", 0).stepping(Ticks.price(increment), lot));
        }

        void run() {
            tick();
            Order order = place();
            for (int step = 0; order != null && step < 4; step++) {
                tick();
                order = fill(order);
                NewOrder other = order.placed().with(terms(order.placed().type(), order.side()), seen());
                Proposal proposal = new Proposal(other, order, 0, RiskWorld.holding(held - order.cumulative()));
                if (isTaken(proposal)) {
                    replacements++;
                    expectTakenAsNew(proposal);
                    order = order.replaced(other.terms(), null, Ticks.price("1"), null);
                }
            }
        }

        private @Nullable Order place() {
            OrderType type = pick(OrderType.values());
            Side side = pick(Side.values());
            OrderTerms terms = terms(type, side);
            NewOrder order = RiskWorld.of("AAPL", side, terms.quantity().shares(), OrderType.MARKET, null, null, null);
            order = new NewOrder(
                    order.clientOrderId(),
                    order.account(),
                    order.symbol(),
                    side,
                    terms.quantity(),
                    type,
                    terms.limitPrice(),
                    terms.stopPrice(),
                    terms.timeInForce(),
                    seen(),
                    order.submitted(),
                    order.expires());
            return isTaken(new Proposal(
                            order, null, 0, RiskWorld.holding(side == Side.SELL ? held : random.nextInt(50))))
                    ? Order.accepted(order, "0-1", NOON, null, Ticks.price("1"), null)
                    : null;
        }

        /** Whether it is taken, with or without a question. What is offered instead is held against the checks. */
        private boolean isTaken(Proposal proposal) {
            List<Refusal> refusals = check(proposal, false);
            boolean isHard = !refusals.stream().allMatch(Refusal::isSoft);
            for (Refusal refusal : refusals) {
                if (refusal.nearest() != null) {
                    suggestions++;
                    Proposal offered = proposal.with(refusal.nearest());
                    assertEquals(List.of(), check(offered, !refusal.isSoft()), this::toString);
                    boolean sells = offered.order().side() == Side.SELL;
                    long shares = offered.order().quantity().shares();
                    assertTrue(!sells || shares <= proposal.sellable(), this::toString);
                    assertTrue(shares > proposal.filled(), this::toString);
                    boolean keepsType =
                            offered.order().type() == proposal.order().type();
                    assertTrue(keepsType || proposal.replaced() == null, this::toString);
                }
            }
            assertEquals(isHard, !check(proposal, true).isEmpty(), this::toString);
            return !isHard && (refusals.isEmpty() || random.nextBoolean());
        }

        private void expectTakenAsNew(Proposal replaced) {
            Proposal asNew = new Proposal(replaced.order(), null, 0, RiskWorld.holding(replaced.sellable()));
            assertEquals(codes(check(replaced, false)), codes(check(asNew, false)), this::toString);
            assertEquals(List.of(), check(asNew, true), this::toString);
        }

        private List<Refusal> check(Proposal proposal, boolean placeAnyway) {
            return new PreTradeRisk(LIMITS, market).check(proposal, placeAnyway, NOON);
        }

        private Order fill(Order order) {
            long most =
                    order.side() == Side.SELL ? Math.min(order.leaves(), held - order.cumulative()) : order.leaves();
            if (random.nextInt(3) > 0 || most < 2 || order.timeInForce().isImmediate()) {
                return order;
            }
            Price price = Ticks.price("100");
            return order.filled(new Fill(
                    new Quantity(1 + random.nextLong(most - 1)),
                    price,
                    new TickPosition(0, ticks),
                    NOON,
                    Duration.ZERO,
                    price,
                    null,
                    null));
        }

        private void tick() {
            BigDecimal last = near(new BigDecimal(100), 10);
            Tick tick = Tick.of(
                            RiskWorld.limit(Side.BUY, 1, "1").symbol(),
                            new Price(last),
                            NOON,
                            Ticks.stamp(NOON, ++ticks))
                    .quoted(new Tick.BestQuote(maybe(wide(last)), maybe(wide(last)), null, null));
            market.add(tick);
        }

        private OrderTerms terms(OrderType type, Side side) {
            return new OrderTerms(
                    quantity(side),
                    type.needsLimitPrice() ? new Price(wide(new BigDecimal(100))) : null,
                    type.needsStopPrice() ? new Price(wide(new BigDecimal(100))) : null,
                    random.nextBoolean() ? TimeInForce.DAY : TimeInForce.GTC);
        }

        private Quantity quantity(Side side) {
            return switch (random.nextInt(4)) {
                case 0 -> new Quantity(lot * (1 + random.nextInt(5)));
                case 1 -> new Quantity(side == Side.SELL && held > 0 ? held : lot);
                case 2 -> new Quantity(1 + random.nextInt(500));
                default -> new Quantity(1 + random.nextLong(3_000_000));
            };
        }

        private @Nullable QuoteSeen seen() {
            return switch (random.nextInt(4)) {
                case 0 -> null;
                case 1 -> new QuoteSeen(1, new Price(near(new BigDecimal(100), 10)));
                default -> QuoteSeen.of(latest());
            };
        }

        private Tick latest() {
            Tick tick = market.latest(RiskWorld.limit(Side.BUY, 1, "1").symbol());
            if (tick == null) {
                throw new AssertionError("no tick");
            }
            return tick;
        }

        /** Mostly near, sometimes a thin market's. */
        private BigDecimal wide(BigDecimal around) {
            return near(around, random.nextInt(3) > 0 ? 60 : 400);
        }

        private BigDecimal near(BigDecimal around, int thousandths) {
            return around.multiply(BigDecimal.valueOf(1_000L + random.nextInt(-thousandths, thousandths + 1)))
                    .movePointLeft(3)
                    .setScale(2, RoundingMode.HALF_UP);
        }

        private @Nullable Price maybe(BigDecimal price) {
            return random.nextInt(4) == 0 ? null : new Price(price);
        }

        private <T> T pick(T[] all) {
            return all[random.nextInt(all.length)];
        }

        private static List<String> codes(List<Refusal> refusals) {
            return refusals.stream().map(Refusal::code).toList();
        }

        @Override
        public String toString() {
            return "seed " + seed;
        }
    }
}
