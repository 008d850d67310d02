package io.tickertape.trading.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.Orders;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.engine.Rulings;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.message.CommandJson;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.Reason;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private static final Instant NOW = Orders.NOON;
    private static final int MUTANTS = 100;
    private static final Symbol AAPL = new Symbol("AAPL");

    private final Market market = new Market(100);
    /** The account that the desk meets a fault with. */
    private String faulty = "";

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
                if (account.equals(faulty)) {
                    throw new ArithmeticException("a fault of ours");
                }
                return null;
            }
        };
        driver = new EngineDriver(state, market, new RulingsAwareness(rulings));
    }

    @AfterEach
    void end() {
        driver.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"limitPrice\":\"1e999999999\"",
                "\"limitPrice\":\"1e-999999999\"",
                "\"limitPrice\":\"-0\"",
                "\"quantity\":\"9223372036854775807\"",
                "\"quantity\":\"1000000000000000\"",
                "\"submitted\":-9223372036854775808",
                "\"expires\":9223372036854775807",
                "\"account\":\"ali\\nce\"",
                "\"clientOrderId\":\"\\ud800\"",
                "\"clientOrderId\":\"\\u202e\"",
                "\"symbol\":\"aapl\"",
                "\"side\":\"HOLD\"",
                "\"side\":\"BUY\",\"side\":\"BUY\""
            })
    void setsARecordAsideThatItCannotReadAndCarriesOutTheNext(String field) {
        String good = new String(CommandJson.write(Orders.of("alice", "1", NOW)), UTF_8);
        String name = field.substring(0, field.indexOf(':') + 1);
        String bad = good.replaceFirst(name + "(\"[^\"]*\"|\\d+)", field.replace("\\", "\\\\"));
        driver.journal().pipeInput("alice".getBytes(UTF_8), bad.getBytes(UTF_8), NOW);
        send(Orders.of("alice", "2", NOW));

        assertEquals(1, driver.aside(), bad);
        assertEquals(List.of("alice-1 ACCOUNT_OPENED", "alice-2 NEW"), reported());
    }

    @Test
    void setsACommandAsideUnderAnotherKeyAndWithoutATimestamp() {
        byte[] command = CommandJson.write(Orders.of("\ufffd", "1", NOW));
        driver.journal().pipeInput(new byte[] {(byte) 0xff}, command, NOW);
        driver.journal().pipeInput("\ufffd".getBytes(UTF_8), command, Instant.EPOCH);
        assertEquals(2, driver.aside());
        driver.journal().pipeInput("\ufffd".getBytes(UTF_8), command, NOW);

        assertEquals(List.of("\ufffd-1 ACCOUNT_OPENED", "\ufffd-2 NEW"), reported());
    }

    @Test
    void refusesACommandThatMeetsAFaultAndTakesBackWhatItHadBegun() {
        faulty = "alice";
        send(Orders.of("alice", "1", NOW));
        send(Orders.of("bob", "1", NOW));
        faulty = "";
        send(Orders.of("alice", "1", NOW));
        send(Orders.of("alice", "2", NOW));

        assertEquals(
                List.of(
                        "alice-1 ACCOUNT_OPENED",
                        "alice-2 REJECTED the engine met a fault of its own; nothing was changed; tell the operator",
                        "bob-1 ACCOUNT_OPENED",
                        "bob-2 NEW",
                        "alice-3 NEW"),
                reported());
        assertEquals(0, driver.aside());
    }

    @Test
    void losesOnlyTheStepOfTheAccountWhoseOrderMeetsAFaultAtATick() {
        send(Orders.of("alice", "1", NOW));
        send(Orders.of("bob", "1", NOW));
        faulty = "alice";
        tick("189.40");
        driver.passes(Duration.ofMillis(250));
        faulty = "";
        tick("189.30");
        driver.passes(Duration.ofMillis(10));

        assertEquals(
                List.of(
                        "alice-1 ACCOUNT_OPENED",
                        "alice-2 NEW",
                        "bob-1 ACCOUNT_OPENED",
                        "bob-2 NEW",
                        "bob-3 TRADE",
                        "alice-3 TRADE"),
                reported());
    }

    @ParameterizedTest
    @ValueSource(strings = {"aalice", "walice\n0-7"})
    void leavesAnAccountOutThatItsStoreCannotTellAndServesTheOthers(String key) {
        Account alice = new Account("alice", 7, BigDecimal.TEN, List.of(), List.of());
        driver.store().put(EngineStore.key("alice"), AccountSnapshot.write(alice));
        driver.store().put(key, new byte[] {1, 2, 3});
        send(Orders.of("alice", "1", NOW));
        send(Orders.of("bob", "1", NOW));
        send(Orders.of("alice", "2", NOW));

        assertEquals(List.of("bob-1 ACCOUNT_OPENED", "bob-2 NEW"), reported());
        assertEquals(2, driver.aside());
    }

    @Test
    void isStoppedByAStoreOfAnotherRelease() {
        driver.store().put(EngineStore.key("alice"), new byte[] {3, 0, 0});

        assertThrows(StreamsException.class, () -> send(Orders.of("alice", "1", NOW)));
    }

    /** Few, since the driver writes a checkpoint to the disk after each. */
    @Test
    void survivesMutantsOfCommandsAndCarriesTheNextGoodOneOutAtOnce() {
        tick("189.40");
        MutantCommands mutants = new MutantCommands(1);
        Map<String, Account> folded = new HashMap<>();
        for (int mutant = 0; mutant < MUTANTS; mutant++) {
            driver.journal().pipeInput("alice".getBytes(UTF_8), mutants.next(), NOW);
            String account = "good-" + mutant;
            send(Orders.of(account, "1", NOW));
            fold(folded);
            assertEquals(
                    100,
                    Objects.requireNonNull(folded.get(account)).position(AAPL).quantity(),
                    account);
        }
        assertTrue(driver.aside() > MUTANTS / 2, () -> driver.aside() + " of " + MUTANTS + " were set aside");
        folded.forEach(this::assertStored);
    }

    private void assertStored(String name, Account account) {
        byte[] stored = driver.store().get(EngineStore.key(name));
        Account restored = AccountSnapshot.read(name, stored, account.working());
        assertEquals(account.sequence(), restored.sequence(), name);
        assertEquals(account.cash(), restored.cash(), name);
        assertEquals(List.copyOf(account.positions()), List.copyOf(restored.positions()), name);
    }

    private void fold(Map<String, Account> folded) {
        for (ExecutionReport report : driver.reports()) {
            folded.computeIfAbsent(report.account(), Account::new).apply(report);
        }
    }

    private static Price price(String value) {
        return new Price(new BigDecimal(value));
    }

    private void tick(String ask) {
        Price price = price(ask);
        market.add(Tick.of(AAPL, price, NOW, Ticks.stamp(NOW, offset++))
                .quoted(new Tick.BestQuote(price, price, null, null)));
    }

    private void send(Command command) {
        driver.send(command);
    }

    private List<String> reported() {
        List<String> lines = new ArrayList<>();
        for (ExecutionReport report : driver.reports()) {
            lines.add(report.execId() + " " + report.type()
                    + (report.reason() == null ? "" : " " + report.reason().text()));
        }
        return lines;
    }
}
