package io.tickertape.trading.engine.streams;

import static io.tickertape.trading.Orders.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.testbed.records.Mutations;
import io.tickertape.trading.Orders;
import io.tickertape.trading.Silence;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.blotter.BlotterConfiguration;
import io.tickertape.trading.engine.AccountEngine;
import io.tickertape.trading.engine.EngineRules;
import io.tickertape.trading.engine.NoRulings;
import io.tickertape.trading.engine.TestEngine;
import io.tickertape.trading.engine.Venue;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.message.CommandJson;
import io.tickertape.trading.message.ReportJson;
import io.tickertape.trading.message.SetAside;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.SessionEnd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine's processor over stores in memory, which has time for many more mutants than a topology. */
class MutantsTest {
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final int GOOD_EVERY = 50;

    private final Market market = new Market(100);
    private final AtomicInteger aside = new AtomicInteger();
    private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
    private final Blotter blotter = Silence.blotter(new BlotterConfiguration(500, 200, 20_000));
    private final EngineProcessor processor = new EngineProcessor(
            this::desk,
            market,
            EngineDriver.timing(),
            new RulingsAwareness(new NoRulings()),
            new SetAside("orders", "engine", aside::incrementAndGet),
            false);
    private final Map<String, Account> folded = new HashMap<>();
    private long offset;

    @BeforeEach
    void begin() {
        KeyValueStore<String, byte[]> store = EngineDriver.storeInMemory(EngineStore.NAME);
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        context.setCurrentSystemTimeMs(NOON.toEpochMilli());
        processor.init(context);
        Price price = new Price(new BigDecimal("189.40"));
        market.add(
                Tick.of(AAPL, price, NOON, Ticks.stamp(NOON, 0)).quoted(new Tick.BestQuote(price, price, null, null)));
    }

    private AccountEngine desk(Account account, Consumer<ExecutionReport> reports) {
        EngineRules rules = new EngineRules(
                new BigDecimal("100000.00"),
                new SessionEnd(LocalTime.of(21, 0), ZoneOffset.UTC),
                200,
                (order, tick) -> order.limitPrice() == null ? new Price(new BigDecimal("1000")) : order.limitPrice(),
                TestEngine.ALERTS);
        return new AccountEngine(account, rules, new Venue(Duration.ofSeconds(5)), market, new NoRulings(), reports);
    }

    @Test
    void survivesEveryMutantOfACommandAndCarriesTheNextGoodOneOutAtOnce() {
        MutantCommands mutants = new MutantCommands(2);
        int count = Mutations.count();
        for (int mutant = 0; mutant < count; mutant++) {
            byte[] record = mutants.next();
            send("alice", record);
            CommandJson.Line line = CommandJson.read(record);
            if (line instanceof CommandJson.Line.Of of) {
                blotter.outcome(of.command(), of.command().journaledAt(NOON), offset);
            } else if (line instanceof CommandJson.Line.Unreadable unreadable) {
                assertTrue(unreadable.reason().matches("[ -~]{1,150}"), unreadable.reason());
                assertFalse(unreadable.reason().contains("id-"), unreadable.reason());
            }
            if (mutant % GOOD_EVERY == 0) {
                String account = "good-" + mutant;
                send(account, CommandJson.write(Orders.of(account, "1", NOON)));
                assertEquals(100, account(account).position(AAPL).quantity(), account);
            }
        }
        assertTrue(aside.get() > count / 2, () -> aside + " of " + count + " were set aside");
        assertTrue(account("alice").sequence() > count / 100, "hardly any mutant was carried out");
        folded.forEach(this::assertStored);
    }

    private void send(String account, byte[] command) {
        context.setRecordMetadata("orders", 0, offset++);
        processor.process(new Record<>(account.getBytes(UTF_8), command, NOON.toEpochMilli()));
        for (var forwarded : context.forwarded("reports")) {
            ExecutionReport report = ReportJson.read(forwarded.record().value());
            folded.computeIfAbsent(report.account(), Account::new).apply(report);
        }
        context.resetForwards();
    }

    private Account account(String name) {
        return Objects.requireNonNull(folded.get(name), name);
    }

    private void assertStored(String name, Account account) {
        KeyValueStore<String, byte[]> accounts = context.getStateStore(EngineStore.NAME);
        Account restored = AccountSnapshot.read(name, accounts.get(EngineStore.key(name)), account.working());
        assertEquals(account.sequence(), restored.sequence(), name);
        assertEquals(account.cash(), restored.cash(), name);
        assertEquals(List.copyOf(account.positions()), List.copyOf(restored.positions()), name);
    }
}
