package io.tickertape.trading.engine;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Cancel;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.SessionEnd;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How many commands and ticks one thread decides for an account, without Kafka. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class EngineBenchmark {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Symbol ACME = new Symbol("ACME");
    private static final int RESTING = 10;
    /** Two accounts opened, of one by a cancellation that is refused. */
    private static final int OPENING = 3;

    private static final int IDS = 1024;

    private static final Rulings NONE = new Rulings() {
        @Override
        public @Nullable Reason stopping(String account, Symbol symbol) {
            return null;
        }

        @Override
        public @Nullable Reason killing(String account, Symbol symbol) {
            return null;
        }
    };

    private final Market market = new Market(16);
    private final String[] ids = new String[IDS];
    private final NewOrder buy = order(Side.BUY, "10.05");
    private final NewOrder sell = order(Side.SELL, "9.95");
    private final NewOrder low = order(Side.BUY, "9.00");
    private final Tick tick = tick(1);
    private @Nullable AccountEngine busy;
    private @Nullable AccountEngine desk;
    private long offset = 1;
    private int next;
    private long trades;
    private long waits;

    /** One account without open orders, and one with some that wait for a better price. */
    @Setup
    public void open(Blackhole reports) {
        for (int i = 0; i < IDS; i++) {
            ids[i] = "0-" + i;
        }
        market.add(tick);
        desk = desk(reports);
        busy = desk(reports);
        desk.command(new Cancel("none", "alice", "none", NOON, NOON.plusSeconds(10)), "none", NOON, NOON);
        for (int i = 0; i < RESTING; i++) {
            busy.command(low, "resting-" + i, NOON, NOON);
        }
    }

    private AccountEngine desk(Blackhole reports) {
        EngineRules rules = new EngineRules(
                new BigDecimal("1000000"),
                new SessionEnd(LocalTime.of(21, 0), ZoneOffset.UTC),
                50,
                (order, latest) -> Objects.requireNonNull(order.limitPrice()),
                new AlertRules(50, Duration.ofSeconds(60)));
        return new AccountEngine(
                new Account("alice"), rules, new Venue(Duration.ofSeconds(5)), market, NONE, reports::consume);
    }

    /** Orders that are filled at once: each leads to two reports, NEW and TRADE. */
    @Benchmark
    @OperationsPerInvocation(2)
    public void filled() {
        trade(Objects.requireNonNull(desk));
    }

    /** The same, and one that waits and is cancelled, among ten that wait: seven reports to four commands. */
    @Benchmark
    @OperationsPerInvocation(4)
    public void mixed() {
        AccountEngine account = Objects.requireNonNull(busy);
        String id = id();
        waits++;
        account.command(low, id, NOON, NOON);
        trade(account);
        account.command(new Cancel("cancel", "alice", id, NOON, NOON.plusSeconds(10)), id(), NOON, NOON);
    }

    /** Ticks that fill none of ten orders that wait for a better price. */
    @Benchmark
    public void tick() {
        Objects.requireNonNull(busy).tick(tick(++offset), NOON);
    }

    /** Refusals would be fast, and would measure nothing. */
    @TearDown
    public void check() {
        long reports = Objects.requireNonNull(desk).account().sequence()
                + Objects.requireNonNull(busy).account().sequence();
        long expected = 4 * trades + 2 * waits + RESTING + OPENING;
        if (reports != expected) {
            throw new IllegalStateException(reports + " reports instead of " + expected);
        }
    }

    private void trade(AccountEngine account) {
        trades++;
        account.command(buy, id(), NOON, NOON);
        account.command(sell, id(), NOON, NOON);
    }

    private String id() {
        next = next + 1 == IDS ? 0 : next + 1;
        return ids[next];
    }

    /** Bid and ask are the same, so that the cash lasts. */
    private static Tick tick(long offset) {
        Price price = price("10.00");
        Instant time = NOON.minusMillis(20);
        return Tick.of(ACME, price, time, new RecordStamp(time, new TickPosition(0, offset)))
                .quoted(new Tick.BestQuote(price, price, null, null));
    }

    private static NewOrder order(Side side, String limit) {
        return new NewOrder(
                "ticket",
                "alice",
                ACME,
                side,
                new Quantity(100),
                OrderType.LIMIT,
                price(limit),
                null,
                TimeInForce.DAY,
                null,
                NOON,
                NOON.plusSeconds(10));
    }

    private static Price price(String text) {
        return new Price(new BigDecimal(text));
    }
}
