package io.tickertape.trading.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.Orders;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.engine.AccountEngine;
import io.tickertape.trading.engine.NoRulings;
import io.tickertape.trading.engine.Venue;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.message.CommandJson;
import io.tickertape.trading.message.ReportJson;
import io.tickertape.trading.message.SetAside;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that finds an order of alice's, which rests, in the three stores of an earlier version. */
class FormerStoresTest {
    private static final Instant NOW = Orders.NOON;
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Map<String, String> NAMES =
            Map.of("a", "accounts", "c", "commands", "w", "working-orders", "new", EngineStore.NAME);

    private final Market market = new Market(100);
    private final Account alice = new Account("alice");
    private final Map<String, KeyValueStore<String, byte[]>> stores = new TreeMap<>();
    private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
    private final EngineProcessor processor = new EngineProcessor(
            (account, out) -> new AccountEngine(
                    account, EngineDriver.RULES, new Venue(Duration.ofSeconds(5)), market, new NoRulings(), out),
            market,
            EngineDriver.timing(),
            new RulingsAwareness(new NoRulings()),
            new SetAside("orders", "engine", () -> {}),
            true);
    private long offset = 1;

    @BeforeEach
    void begin(@TempDir Path state) {
        context.setCurrentSystemTimeMs(NOW.toEpochMilli());
        NAMES.forEach((letter, name) -> {
            KeyValueStore<String, byte[]> store = EngineDriver.storeInMemory(name);
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
            stores.put(letter, store);
        });
        try (EngineDriver earlier = new EngineDriver(state, market, new RulingsAwareness(new NoRulings()))) {
            earlier.send(Orders.of("alice", "1", NOW));
            earlier.reports().forEach(alice::apply);
            try (KeyValueIterator<String, byte[]> stored = earlier.store().all()) {
                stored.forEachRemaining(
                        entry -> store(entry.key.substring(0, 1)).put(entry.key.substring(1), entry.value));
            }
        }
        assertEquals(1, alice.working().size());
        processor.init(context);
    }

    @Test
    void carriesOutNoCommandThatTheyKnow() {
        send(Orders.of("alice", "1", NOW));

        assertEquals(List.of(), reports());
    }

    @Test
    void fillsTheirOrderAndTakesItFromThem() {
        tick("189.40");
        for (var punctuator : context.scheduledPunctuators()) {
            assertEquals(PunctuationType.WALL_CLOCK_TIME, punctuator.getType());
            punctuator.getPunctuator().punctuate(NOW.toEpochMilli());
        }

        assertEquals(
                List.of(3L), reports().stream().map(ExecutionReport::sequence).toList());
        assertEquals(100, alice.position(AAPL).quantity());
        assertEquals(alice.cash(), stored().cash());
        try (KeyValueIterator<String, byte[]> left = store("w").all()) {
            assertFalse(left.hasNext());
        }
    }

    @Test
    void goesOnFromItsOwnStoreOnceItHasWrittenThere() {
        send(Orders.of("alice", "2", NOW));
        assertEquals(
                List.of(3L), reports().stream().map(ExecutionReport::sequence).toList());
        assertEquals(2, alice.working().size());

        processor.init(context);
        send(Orders.of("alice", "3", NOW));

        assertEquals(
                List.of(4L), reports().stream().map(ExecutionReport::sequence).toList());
        assertEquals(alice.cash(), stored().cash());
    }

    private KeyValueStore<String, byte[]> store(String letter) {
        return Objects.requireNonNull(stores.get(letter), letter);
    }

    private Account stored() {
        return AccountSnapshot.read("alice", store("new").get(EngineStore.key("alice")), alice.working());
    }

    private void tick(String ask) {
        market.add(Tick.of(AAPL, Price.of(ask), NOW, Ticks.stamp(NOW, 0)).quoted(Ticks.best(null, ask)));
    }

    private void send(Command command) {
        context.setRecordMetadata("orders", 0, offset++);
        processor.process(
                new Record<>(command.account().getBytes(UTF_8), CommandJson.write(command), NOW.toEpochMilli()));
    }

    private List<ExecutionReport> reports() {
        List<ExecutionReport> reports = context.forwarded(EngineTopology.REPORTS).stream()
                .map(forwarded -> ReportJson.read(forwarded.record().value()))
                .toList();
        context.resetForwards();
        reports.forEach(alice::apply);
        return reports;
    }
}
