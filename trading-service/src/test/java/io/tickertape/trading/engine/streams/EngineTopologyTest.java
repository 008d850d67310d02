package io.tickertape.trading.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.Orders;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.engine.Rulings;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.message.CommandJson;
import io.tickertape.trading.message.OrderJson;
import io.tickertape.trading.order.Cancel;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Withdraw;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTopologyTest {
    private static final Instant NOW = Orders.NOON;

    private final Market market = new Market(100);
    private boolean killed;
    private Set<String> flattened = Set.of();
    private RulingsAwareness awareness;
    private long offset;
    private EngineDriver driver;

    @BeforeEach
    void begin(@TempDir Path state) {
        Rulings rulings = new Rulings() {
            @Override
            public @Nullable Reason stopping(String account, Symbol symbol) {
                return killing(account, symbol);
            }

            @Override
            public @Nullable Reason killing(String account, Symbol symbol) {
                return killed || flattened.contains(account) ? new Reason("controls.kill", "enough") : null;
            }

            @Override
            public @Nullable Reason flattening(String account) {
                return flattened.contains(account) ? new Reason("controls.flatten", "closed") : null;
            }

            @Override
            public Set<String> flattened() {
                return flattened;
            }
        };
        awareness = new RulingsAwareness(rulings);
        driver = new EngineDriver(state, market, awareness);
    }

    @AfterEach
    void end() {
        driver.close();
    }

    @Test
    void fillsAnOrderAtTheQuoteThatStandsAndReportsIt() {
        tick("189.40");
        send(Orders.of("alice", "1", NOW));

        assertEquals(
                List.of(
                        "alice-1 ACCOUNT_OPENED",
                        "alice-2 NEW 0-0 NEW 0/100",
                        "alice-3 TRADE 0-0 FILLED 100/100 at 189.40"),
                reported());
    }

    @Test
    void carriesACommandOutOnceHoweverOftenItStandsOnTheJournal() {
        send(Orders.of("alice", "1", NOW));
        send(Orders.of("alice", "1", NOW));

        assertEquals(List.of("alice-1 ACCOUNT_OPENED", "alice-2 NEW 0-0 NEW 0/100"), reported());
    }

    @Test
    void refusesAnOrderThatComesAfterItsTicketWasWithdrawnOnceHoweverOftenItComes() {
        send(new Withdraw("1", "alice", NOW, NOW.plusSeconds(10)));
        send(Orders.of("alice", "1", NOW));
        send(Orders.of("alice", "1", NOW));

        assertEquals(
                List.of(
                        "alice-1 ACCOUNT_OPENED",
                        "alice-2 REJECTED 0-1 REJECTED 0/100 (it came after its ticket was withdrawn; nothing was placed)"),
                reported());
    }

    @Test
    void leavesAnOrderAloneThatCameBeforeItsTicketWasWithdrawn() {
        send(Orders.of("alice", "1", NOW));
        send(new Withdraw("1", "alice", NOW, NOW.plusSeconds(10)));
        send(Orders.of("alice", "1", NOW));

        assertEquals(List.of("alice-1 ACCOUNT_OPENED", "alice-2 NEW 0-0 NEW 0/100"), reported());
    }

    @Test
    void carriesAnOrderOutWhoseTicketWasWithdrawnTooLate() {
        send(new Withdraw("1", "alice", NOW.minusSeconds(11), NOW.minusSeconds(1)));
        send(Orders.of("alice", "1", NOW));

        assertEquals(List.of("alice-1 ACCOUNT_OPENED", "alice-2 NEW 0-1 NEW 0/100"), reported());
    }

    @Test
    void triesARestingOrderAtEveryTickThatComes() {
        tick("190");
        send(Orders.of("alice", "1", NOW));
        tick("189.70");
        tick("189.30");
        tick("189.90");
        driver.passes(Duration.ofMillis(10));

        assertEquals(
                List.of(
                        "alice-1 ACCOUNT_OPENED",
                        "alice-2 NEW 0-0 NEW 0/100",
                        "alice-3 TRADE 0-0 FILLED 100/100 at 189.30"),
                reported());
    }

    @Test
    void cancelsWhatIsOpenWhenItIsKilled() {
        send(Orders.of("alice", "1", NOW));
        killed = true;
        driver.passes(Duration.ofMillis(250));
        send(Orders.of("alice", "2", NOW));

        assertEquals(
                List.of(
                        "alice-1 ACCOUNT_OPENED",
                        "alice-2 NEW 0-0 NEW 0/100",
                        "alice-3 CANCELED 0-0 CANCELED 0/100 (enough)",
                        "alice-4 REJECTED 0-1 REJECTED 0/100 (enough)"),
                reported());
    }

    @Test
    void sleepsWithoutOrdersUntilAMarkMakesItFlattenAnAccountAndThenUntilNothingIsLeft() {
        tick("189.40");
        send(Orders.of("alice", "1", NOW));
        driver.passes(Duration.ofMillis(500));
        reported();
        flattened = Set.of("alice", "bob");
        List<Integer> asleep = new ArrayList<>();
        awareness.wake(asleep::add);
        driver.passes(Duration.ofSeconds(1));
        assertEquals(List.of(0), asleep);
        assertEquals(List.of(), reported());
        driver.journal().pipeInput(null, CommandJson.MARK);
        driver.passes(Duration.ofMillis(250));
        awareness.wake(asleep::add);

        assertEquals(List.of(0), asleep);
        assertEquals(
                List.of("alice-4 NEW flatten-4 NEW 0/100 (closed)", "alice-5 TRADE flatten-4 FILLED 100/100 at 189.40"),
                reported());
        driver.passes(Duration.ofSeconds(1));
        assertEquals(List.of(), reported());
    }

    @Test
    void waitsShortlyForCommandsOnlyWhileAnOrderIsOpen() {
        Duration asleep = driver.nextWait();
        tick("190");
        send(Orders.of("alice", "1", NOW));
        driver.passes(Duration.ofSeconds(1));
        Duration open = driver.nextWait();
        send(new Cancel("c", "alice", "0-0", NOW, NOW.plusSeconds(10)));
        driver.passes(Duration.ofSeconds(1));
        driver.passes(Duration.ofSeconds(1));

        assertEquals(PollPace.LONGEST, asleep);
        assertEquals(Duration.ofMillis(5), open);
        assertEquals(PollPace.LONGEST, driver.nextWait());
    }

    @Test
    void closesAPositionThatWaitedForAPriceAsSoonAsThereIsOne() {
        tick("189.40");
        send(Orders.of("alice", "1", NOW));
        driver.passes(Duration.ofSeconds(10));
        reported();
        flattened = Set.of("alice");
        driver.journal().pipeInput(null, CommandJson.MARK);
        driver.passes(Duration.ofSeconds(1));
        assertEquals(List.of(), reported());
        market.add(Tick.of(
                new Symbol("AAPL"), Price.of("180"), NOW.plusSeconds(11), Ticks.stamp(NOW.plusSeconds(11), offset++)));
        driver.passes(Duration.ofMillis(250));

        assertEquals(
                List.of("alice-4 NEW flatten-4 NEW 0/100 (closed)", "alice-5 TRADE flatten-4 FILLED 100/100 at 180.00"),
                reported());
    }

    @Test
    void refusesToCancelWhatIsNotOpenAndSaysSoOnce() {
        Cancel cancel = new Cancel("c", "alice", "0-77", NOW, NOW.plusSeconds(10));
        send(cancel);
        send(cancel);

        assertEquals(
                List.of(
                        "alice-1 ACCOUNT_OPENED",
                        "alice-2 CANCEL_REJECTED (the order 0-77 is not open; nothing was changed)"),
                reported());
    }

    @Test
    void ignoresWhatIsNoCommandAndWhatComesUnderAnotherKey() {
        driver.journal().pipeInput("alice".getBytes(UTF_8), "{}".getBytes(UTF_8));
        driver.journal().pipeInput("alice".getBytes(UTF_8), "garbage".getBytes(UTF_8));
        driver.journal().pipeInput("bob".getBytes(UTF_8), CommandJson.write(Orders.of("alice", "1", NOW)));
        driver.journal().pipeInput(null, CommandJson.write(Orders.of("alice", "2", NOW)));

        assertEquals(List.of(), reported());
    }

    @Test
    void storesWhatTheReportsAddUpTo() {
        tick("189.40", 30);
        send(Orders.of("alice", "1", NOW));
        tick("189.10", 30);
        driver.passes(Duration.ofMillis(10));

        Account folded = new Account("alice");
        read().forEach(folded::apply);
        byte[] stored = driver.store().get(EngineStore.key("alice"));
        Account restored = AccountSnapshot.read("alice", stored, folded.working());
        assertEquals(folded.cash(), restored.cash());
        assertEquals(folded.reserved(), restored.reserved());
        assertEquals(List.copyOf(folded.positions()), List.copyOf(restored.positions()));
        assertEquals(60, folded.position(new Symbol("AAPL")).quantity());
        assertEquals(
                List.copyOf(folded.working()),
                driver.workingOrders().stream().map(OrderJson::read).toList());
    }

    @Test
    void storesNoOrderThatIsOver() {
        tick("189.40", 30);
        send(Orders.of("alice", "rests-then-fills", NOW));
        tick("189.10", 70);
        driver.passes(Duration.ofMillis(10));
        tick("189.20");
        send(Orders.of("alice", "fills-at-once", NOW));

        assertEquals(6, read().size());
        assertEquals(List.of(), driver.workingOrders());
    }

    private void tick(String ask) {
        market.add(next(ask));
    }

    private void tick(String ask, long size) {
        market.add(next(ask).sized(new Size(BigDecimal.valueOf(size))));
    }

    private Tick next(String ask) {
        return Tick.of(new Symbol("AAPL"), Price.of(ask), NOW, Ticks.stamp(NOW, offset++))
                .quoted(Ticks.best(null, ask));
    }

    private void send(Command command) {
        driver.send(command);
    }

    private List<ExecutionReport> read() {
        return driver.reports();
    }

    private List<String> reported() {
        List<String> lines = new ArrayList<>();
        for (ExecutionReport report : read()) {
            StringBuilder line = new StringBuilder(report.execId() + " " + report.type());
            if (report.order() != null && report.type() != ExecutionType.CANCEL_REJECTED) {
                line.append(" ")
                        .append(report.order().orderId())
                        .append(" ")
                        .append(report.order().status());
                line.append(" ")
                        .append(report.order().cumulative())
                        .append("/")
                        .append(report.order().quantity());
            }
            if (report.fill() != null) {
                line.append(" at ").append(report.fill().price());
            }
            if (report.reason() != null) {
                line.append(" (").append(report.reason().text()).append(")");
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
