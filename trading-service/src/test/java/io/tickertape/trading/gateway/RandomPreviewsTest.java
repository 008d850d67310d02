package io.tickertape.trading.gateway;

import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.engine.Acceptance;
import io.tickertape.trading.engine.AccountEngine;
import io.tickertape.trading.engine.EngineRules;
import io.tickertape.trading.engine.Rulings;
import io.tickertape.trading.engine.TestEngine;
import io.tickertape.trading.engine.Venue;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Preview;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.SessionEnd;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import io.tickertape.trading.risk.PreTradeRisk;
import io.tickertape.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Accounts, limits, markets, orders and replacements as a seed decides. Whatever the preview says of an order is what the
 * checks before the journal and the engine do with that order then; and the nearest order that it names passes.
 */
class RandomPreviewsTest {
    private static final int SEEDS = 1_500;
    private static final int STEPS = 12;
    private static final Symbol AAPL = new Symbol("AAPL");

    private int passed;
    private int asked;
    private int refusedByLimits;
    private int rejected;
    private int nearest;
    private int carried;
    private int traded;
    private int replaced;

    @Test
    void saysWhatTheLimitsAndTheEngineDoThen() {
        for (long seed = 0; seed < SEEDS; seed++) {
            new Trial(seed).run();
        }
        for (int each : List.of(passed, asked, refusedByLimits, rejected, nearest, traded, replaced, 4 * carried)) {
            assertTrue(
                    each > SEEDS / 5,
                    () -> "%d passed, %d asked, %d refused, %d rejected, %d nearest, %d carried, %d traded, %d replaced"
                            .formatted(passed, asked, refusedByLimits, rejected, nearest, carried, traded, replaced));
        }
    }

    private final class Trial implements Rulings {
        private final long seed;
        private final SplittableRandom random;
        private final Market market = new Market(4);
        private final List<ExecutionReport> reports = new ArrayList<>();
        private final AccountEngine engine;
        private final CommandChecks checks;
        private final Previews previews;
        private final long lot;
        private Instant now = NOON;
        private boolean isStopped;
        private int ticks;
        private int instruments;
        private int commands;

        Trial(long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            lot = List.of(1L, 7L, 10L, 100L).get(random.nextInt(4));
            RiskLimits limits = limits();
            EngineRules rules = new EngineRules(
                    BigDecimal.valueOf(100L + random.nextInt(300_000)),
                    new SessionEnd(LocalTime.of(21, 0), ZoneOffset.UTC),
                    limits.openOrders(),
                    limits::worstPrice,
                    TestEngine.ALERTS);
            Venue venue = new Venue(limits.quoteAge());
            engine = new AccountEngine(new Account("alice"), rules, venue, market, this, reports::add);
            PreTradeRisk risk = new PreTradeRisk(limits, market);
            Acceptance acceptance = new Acceptance(rules, venue, market, this);
            checks = new CommandChecks(risk, acceptance);
            previews = new Previews(risk, acceptance);
            instrument(Instrument.TRADING);
        }

        private RiskLimits limits() {
            int collar = 1 + random.nextInt(30);
            int value = 1_000 + random.nextInt(200_000);
            return new RiskLimits(
                    Duration.ofSeconds(5),
                    1 + random.nextInt(5_000),
                    BigDecimal.valueOf(collar),
                    BigDecimal.valueOf(random.nextInt(collar + 1)),
                    BigDecimal.valueOf(value),
                    BigDecimal.valueOf(1 + random.nextInt(value)),
                    Duration.ofSeconds(3),
                    1 + random.nextInt(3),
                    1 + random.nextInt(8),
                    1 + random.nextInt(6),
                    new BigDecimal("0.5"),
                    BigDecimal.valueOf(random.nextInt(10)));
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                now = now.plusMillis(random.nextInt(900));
                happen();
                Command command = command();
                Preview preview = preview(command);
                if (preview != null) {
                    meet(command, preview);
                }
            }
        }

        /** Prices move, symbols are halted, operators stop trading. */
        private void happen() {
            if (random.nextInt(5) > 0 || ticks == 0) {
                tick();
            }
            if (random.nextInt(20) == 0) {
                instrument(random.nextBoolean() ? Instrument.HALTED : Instrument.TRADING);
            }
            isStopped = random.nextInt(25) == 0;
        }

        private void meet(Command command, Preview preview) {
            List<Refusal> refusals = checks.refusals(command, false, engine.account(), true);
            assertEquals(codes(refusals), codes(preview.refusals()), this::toString);
            boolean isHard = !refusals.stream().allMatch(Refusal::isSoft);
            if (isHard) {
                refusedByLimits++;
                assertEquals(Preview.Verdict.REFUSES, preview.verdict(), this::toString);
            } else if (refusals.isEmpty() || random.nextBoolean()) {
                sendAnyway(command, preview, refusals.isEmpty() ? Preview.Verdict.PASSES : Preview.Verdict.ASKS);
                return;
            }
            useNearest(command, preview);
        }

        /** With the questions answered, the engine alone decides. */
        private void sendAnyway(Command command, Preview preview, Preview.Verdict taken) {
            List<ExecutionReport> said = send(command);
            ExecutionReport first = said.get(0);
            if (first.type() == ExecutionType.REJECTED || first.type() == ExecutionType.CANCEL_REJECTED) {
                rejected++;
                assertEquals(Preview.Verdict.REFUSES, preview.verdict(), this::toString);
                assertEquals(first.reason(), preview.rejection(), this::toString);
                expectWhatTheEngineNames(preview);
                useNearest(command, preview);
                return;
            }
            passed++;
            asked += taken == Preview.Verdict.ASKS ? 1 : 0;
            replaced += command instanceof Replace ? 1 : 0;
            assertEquals(taken, preview.verdict(), this::toString);
            Order order = Objects.requireNonNull(first.order());
            assertEquals(order.reservation(), preview.reservation(), this::toString);
            assertEquals(order.worstPrice(), preview.worst(), this::toString);
            expectTrade(said, preview);
        }

        /** Where the account alone is in the way, the nearest order is the one that the engine names in its report. */
        private void expectWhatTheEngineNames(Preview preview) {
            NewOrder other = preview.nearest();
            long named = Objects.requireNonNull(preview.rejection()).nearestQuantity();
            if (other == null || named == 0 || !preview.refusals().isEmpty()) {
                return;
            }
            carried++;
            assertEquals(named, other.quantity().shares(), this::toString);
        }

        private void expectTrade(List<ExecutionReport> said, Preview preview) {
            var fill = said.stream()
                    .filter(report -> report.type() == ExecutionType.TRADE)
                    .map(ExecutionReport::fill)
                    .findFirst()
                    .orElse(null);
            if (fill == null) {
                assertEquals(0, preview.atOnce(), this::toString);
                assertNull(preview.tradesAt(), this::toString);
                return;
            }
            traded++;
            assertEquals(fill.price(), preview.tradesAt(), this::toString);
            assertEquals(fill.quantity().shares(), preview.atOnce(), this::toString);
        }

        private void useNearest(Command command, Preview preview) {
            NewOrder other = preview.nearest();
            if (other == null) {
                return;
            }
            nearest++;
            Command instead = command instanceof Replace replace ? replacing(replace, other) : named(other);
            Preview again = Objects.requireNonNull(preview(instead));
            // Whoever sends too fast is told so of the nearest order, too.
            if (codes(again.refusals()).contains("risk.orders-per-second")) {
                return;
            }
            assertEquals(Preview.Verdict.PASSES, again.verdict(), () -> this + ": " + again);
            assertEquals(List.of(), checks.refusals(instead, false, engine.account(), true), this::toString);
            ExecutionType first = send(instead).get(0).type();
            assertTrue(first == ExecutionType.NEW || first == ExecutionType.REPLACED, this::toString);
        }

        private List<ExecutionReport> send(Command command) {
            int before = reports.size();
            boolean opens = !engine.account().isOpen();
            checks.submitted(command);
            engine.command(command, "0-" + ++commands, now, now);
            return List.copyOf(reports.subList(opens ? before + 1 : before, reports.size()));
        }

        private @Nullable Preview preview(Command command) {
            String orderId = command instanceof Replace replace ? replace.orderId() : "";
            return previews.of(
                            new FormMessage(Map.of("action", "preview", "orderId", orderId)),
                            new CommandForm.Asked(command, false),
                            checks.of(engine.account(), true),
                            now,
                            true)
                    .preview();
        }

        private Command command() {
            List<Order> open = List.copyOf(engine.account().working());
            if (open.isEmpty() || random.nextInt(3) > 0) {
                return order();
            }
            Order order = open.get(random.nextInt(open.size()));
            OrderType type = order.placed().type();
            return new Replace(
                    "r" + commands,
                    "alice",
                    order.orderId(),
                    quantity(order.side()),
                    type.needsLimitPrice() ? price() : null,
                    type.needsStopPrice() && !order.isTriggered() ? price() : null,
                    null,
                    seen(),
                    now,
                    now.plusSeconds(10),
                    random.nextInt(8) == 0 ? Long.valueOf(1) : null);
        }

        private NewOrder order() {
            OrderType type = pick(OrderType.values());
            Side side = random.nextInt(3) == 0 ? Side.SELL : Side.BUY;
            TimeInForce time = pick(TimeInForce.values());
            return new NewOrder(
                    "c" + commands,
                    "alice",
                    AAPL,
                    side,
                    quantity(side),
                    type,
                    type.needsLimitPrice() ? price() : null,
                    type.needsStopPrice() ? price() : null,
                    time.isImmediate() && type.needsStopPrice() ? TimeInForce.GTC : time,
                    seen(),
                    now,
                    now.plusSeconds(10));
        }

        private NewOrder named(NewOrder order) {
            return new NewOrder(
                    "n" + commands,
                    order.account(),
                    order.symbol(),
                    order.side(),
                    order.quantity(),
                    order.type(),
                    order.limitPrice(),
                    order.stopPrice(),
                    order.timeInForce(),
                    order.quoteSeen(),
                    now,
                    now.plusSeconds(10));
        }

        private Replace replacing(Replace replace, NewOrder other) {
            boolean changesStop = replace.stopPrice() != null;
            return new Replace(
                    "n" + commands,
                    "alice",
                    replace.orderId(),
                    other.quantity(),
                    other.limitPrice(),
                    changesStop ? other.stopPrice() : null,
                    null,
                    other.quoteSeen(),
                    now,
                    now.plusSeconds(10),
                    replace.report());
        }

        private Quantity quantity(Side side) {
            long held = engine.account().position(AAPL).available();
            return switch (random.nextInt(4)) {
                case 0 -> new Quantity(side == Side.SELL && held > 0 ? held : lot);
                case 1 -> new Quantity(1 + random.nextInt(6_000));
                default -> new Quantity(lot * (1 + random.nextInt(30)));
            };
        }

        private @Nullable QuoteSeen seen() {
            Tick latest = market.latest(AAPL);
            return latest == null || random.nextInt(6) == 0
                    ? null
                    : random.nextInt(10) == 0 ? new QuoteSeen(1, price()) : QuoteSeen.of(latest);
        }

        private Price price() {
            return new Price(near(random.nextInt(3) > 0 ? 20 : 250));
        }

        private void tick() {
            Instant time = now.minusMillis(random.nextInt(15) == 0 ? 7_000 : random.nextInt(1_000))
                    .plusSeconds(random.nextInt(30) == 0 ? 20 : 0);
            Price last = new Price(near(15));
            Tick tick = Tick.of(AAPL, last, time, Ticks.stamp(time, ++ticks)).numbered(ticks);
            tick = tick.quoted(new Tick.BestQuote(maybe(last), maybe(last), null, null));
            if (random.nextBoolean()) {
                tick = tick.sized(Size.of(Integer.toString(1 + random.nextInt(500))));
            }
            market.add(tick);
            Tick latest = Objects.requireNonNull(market.latest(AAPL));
            if (engine.account().isOpen()) {
                engine.tick(latest, now);
            }
        }

        private @Nullable Price maybe(Price last) {
            return random.nextInt(4) == 0
                    ? null
                    : new Price(last.value()
                            .multiply(BigDecimal.valueOf(1_000L + random.nextInt(-20, 21), 3))
                            .setScale(2, RoundingMode.HALF_UP));
        }

        private BigDecimal near(int thousandths) {
            return BigDecimal.valueOf(1_000L + random.nextInt(-thousandths, thousandths + 1))
                    .movePointLeft(1)
                    .setScale(2, RoundingMode.HALF_UP);
        }

        private void instrument(String status) {
            market.add(Ticks.instrument("AAPL", ++instruments)
                    .stepping(Ticks.price(random.nextBoolean() ? "0.01" : "0.10"), lot)
                    .status(status));
        }

        private <T> T pick(T[] all) {
            return all[random.nextInt(all.length)];
        }

        private static List<String> codes(List<Refusal> refusals) {
            return refusals.stream().map(Refusal::code).toList();
        }

        @Override
        public @Nullable Reason stopping(String account, Symbol symbol) {
            return isStopped ? new Reason("controls.halt", "halted by an operator") : null;
        }

        @Override
        public @Nullable Reason killing(String account, Symbol symbol) {
            return null;
        }

        @Override
        public String toString() {
            return "seed " + seed + ", command " + commands;
        }
    }
}
