package io.tickertape.trading.controls.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.control.Action;
import io.tickertape.tape.control.Control;
import io.tickertape.tape.control.ControlJson;
import io.tickertape.tape.control.Scope;
import io.tickertape.tape.market.Symbol;
import io.tickertape.testbed.records.Mutations;
import io.tickertape.trading.controls.Act;
import io.tickertape.trading.controls.Acts;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.controls.ControlsView;
import io.tickertape.trading.message.ActJson;
import io.tickertape.trading.message.SetAside;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlsTest {
    private static final Instant TIME = Instant.parse("2026-03-02T14:02:05.123Z");
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Symbol MSFT = new Symbol("MSFT");
    private static final Control HALT_AAPL = control(Scope.symbol(AAPL), Action.HALT);
    private static final Control KILL_ALICE = control(Scope.account("alice"), Action.KILL);
    private static final Control HALT_ALL = control(Scope.ALL, Action.HALT);

    private final Controls controls = new Controls();
    private final Acts acts = new Acts();
    private final AtomicInteger set = new AtomicInteger();

    @Test
    void stopsWhatItsScopeCovers() {
        controls.set(HALT_AAPL);
        assertEquals(Optional.of(HALT_AAPL), controls.stopping("alice", AAPL));
        assertEquals(Optional.empty(), controls.stopping("alice", MSFT));
        controls.set(HALT_ALL);
        assertEquals(Optional.of(HALT_ALL), controls.stopping("bob", MSFT));
        assertEquals(Optional.empty(), controls.killing("bob", AAPL));
        controls.set(KILL_ALICE);
        assertEquals(Optional.of(KILL_ALICE), controls.stopping("alice", MSFT));
        assertEquals(Optional.of(KILL_ALICE), controls.killing("alice", AAPL));
        assertEquals(Optional.empty(), controls.killing("bob", AAPL));
        assertEquals(List.of(HALT_ALL, KILL_ALICE, HALT_AAPL), controls.active());
        controls.lift(Scope.ALL);
        controls.lift(Scope.account("alice"));
        assertEquals(Optional.empty(), controls.stopping("alice", MSFT));
    }

    @Test
    void tellsEachChangeOnce() {
        List<ControlsView> heard = new ArrayList<>();
        controls.announceTo(heard::add);
        controls.set(HALT_AAPL);
        controls.set(HALT_AAPL);
        controls.restored();
        controls.restored();
        controls.lift(Scope.ALL);
        controls.lift(Scope.symbol(AAPL));

        assertEquals(
                List.of(
                        new ControlsView(false, List.of(HALT_AAPL)),
                        new ControlsView(true, List.of(HALT_AAPL)),
                        new ControlsView(true, List.of())),
                heard);
        assertTrue(controls.isRestored());
    }

    @Test
    void showsATraderNothingOfOtherAccounts() {
        ControlsView view = new ControlsView(true, List.of(HALT_ALL, KILL_ALICE, HALT_AAPL));

        assertEquals(List.of(HALT_ALL, HALT_AAPL), view.concerning("bob").active());
        assertEquals(view, view.concerning("alice"));
    }

    @Test
    void waitsForAChangeButNotForEver() throws InterruptedException {
        assertFalse(controls.await(ControlsView::isRestored, Duration.ofMillis(10)));
        Thread later = new Thread(controls::restored);
        later.start();

        assertTrue(controls.await(ControlsView::isRestored, Duration.ofSeconds(20)));
        later.join();
    }

    @Test
    void saysWhatIsStoppedSinceWhenAndWhy() {
        assertEquals("Trading is halted in AAPL since 14:02 UTC: news pending", HALT_AAPL.inWords());
        assertEquals("Trading is halted since 14:02 UTC: news pending", HALT_ALL.inWords());
        assertEquals(
                "Kill switch: trading is stopped and open orders are cancelled for the account alice since 14:02 UTC:"
                        + " news pending",
                KILL_ALICE.inWords());
    }

    @Test
    void writesARecordThatItReadsAgain() {
        for (Control control : List.of(HALT_AAPL, KILL_ALICE, HALT_ALL)) {
            assertEquals(control.scope(), ControlJson.scope(ControlJson.key(control.scope())));
            assertEquals(control, ControlJson.control(control.scope(), ControlJson.value(control)));
        }
        assertEquals(
                "{\"action\":\"HALT\",\"reason\":\"news pending\",\"by\":\"olivia\",\"time\":1772460125123}",
                new String(ControlJson.value(HALT_AAPL), UTF_8));
    }

    @Test
    void writesAFlatteningSoThatAnOlderReaderAtLeastStopsTheAccount() {
        Control flatten = control(Scope.account("alice"), Action.FLATTEN);
        assertEquals(
                "{\"action\":\"KILL\",\"flatten\":\"true\",\"reason\":\"news pending\",\"by\":\"olivia\","
                        + "\"time\":1772460125123}",
                new String(ControlJson.value(flatten), UTF_8));
        assertEquals(flatten, ControlJson.control(flatten.scope(), ControlJson.value(flatten)));
        assertThrows(IllegalArgumentException.class, () -> control(Scope.ALL, Action.FLATTEN));
        assertThrows(IllegalArgumentException.class, () -> control(Scope.symbol(AAPL), Action.FLATTEN));
    }

    @Test
    void closesThePositionsOfItsAccountAndIsBarredByWhatStopsAll() {
        Control flatten = control(Scope.account("alice"), Action.FLATTEN);
        controls.set(flatten);
        assertEquals(Optional.of(flatten), controls.flattening("alice"));
        assertEquals(Optional.empty(), controls.flattening("bob"));
        assertEquals(Optional.of(flatten), controls.killing("alice", AAPL));
        assertEquals(Optional.of(flatten), controls.stopping("alice", AAPL));
        assertEquals(Set.of("alice"), controls.view().flattened());
        assertEquals(Optional.empty(), controls.barring(AAPL));
        controls.set(HALT_AAPL);
        assertEquals(Optional.of(HALT_AAPL), controls.barring(AAPL));
        assertEquals(Optional.empty(), controls.barring(MSFT));
        controls.set(HALT_ALL);
        assertEquals(Optional.of(HALT_ALL), controls.barring(MSFT));
    }

    @Test
    void readsActsBesideTheControlsAndKeepsTheLatestHundred() {
        ControlsReader reader =
                new ControlsReader(controls, acts, new SetAside("controls", "test", set::incrementAndGet));
        for (int act = 0; act < 103; act++) {
            reader.read(record("act:" + act, new String(ActJson.value(act(act)), UTF_8)));
        }
        assertEquals(List.of(act(102), act(101), act(100)), acts.latest().subList(0, 3));
        assertEquals(100, acts.latest().size());
        assertEquals(List.of(act(2), act(1), act(0)), acts.surplus());
        reader.read(record("act:0", null));
        reader.read(record("act:102", null));
        assertEquals(List.of(act(1)), acts.surplus());
        assertEquals(act(101), acts.latest().get(0));
        for (int flood = 0; flood < 2_000; flood++) {
            reader.read(record("act:f" + flood, new String(ActJson.value(act(flood + 200)), UTF_8)));
        }
        assertEquals(900, acts.surplus().size());

        reader.read(record("act:7", "{\"act\":\"FLY\",\"scope\":\"all\",\"by\":\"b\",\"time\":5}"));
        reader.read(record("act:A-B", new String(ActJson.value(act(1)), UTF_8)));
        reader.read(record("act:7", "{\"act\":\"DISCONNECT\",\"scope\":\"all\",\"by\":\"b\",\"time\":5}"));
        assertEquals(3, set.get());
        assertEquals(List.of(), controls.active());
    }

    private static Act act(int number) {
        return new Act(
                Integer.toString(number),
                Act.Kind.DISCONNECT,
                Scope.account("alice"),
                number % 2 == 0 ? "" : "0a1b2c3d",
                "",
                "olivia",
                TIME.plusSeconds(number));
    }

    @Test
    void readsTheTopicToItsEndAndATombstoneAsTheEndOfAControl() {
        ControlsReader reader =
                new ControlsReader(controls, acts, new SetAside("controls", "test", set::incrementAndGet));
        String halt = "{\"action\":\"HALT\",\"reason\":\"r\",\"by\":\"b\",\"time\":5,\"more\":{\"x\":[1]}}";
        reader.read(record("all", halt));
        reader.read(record("symbol:AAPL", halt));
        reader.progress(50);
        assertFalse(controls.isRestored());
        reader.read(record("all", null));
        reader.read(record("account:nobody", null));
        reader.progress(100);

        assertTrue(controls.isRestored());
        assertEquals(
                List.of(new Control(Scope.symbol(AAPL), Action.HALT, "r", "b", Instant.ofEpochMilli(5))),
                controls.active());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"action\":\"HALT\"",
                "{\"action\":\"STOP\",\"reason\":\"r\",\"by\":\"b\",\"time\":5}",
                "{\"action\":\"HALT\",\"by\":\"b\",\"time\":5}",
                "{\"action\":\"HALT\",\"reason\":\" \",\"by\":\"b\",\"time\":5}",
                "{\"action\":\"HALT\",\"reason\":\"a\\r\\nb\",\"by\":\"b\",\"time\":5}",
                "{\"action\":\"HALT\",\"reason\":\"a\\u202eb\",\"by\":\"b\",\"time\":5}",
                "{\"action\":\"HALT\",\"reason\":\"r\",\"by\":\"\",\"time\":5}",
                "{\"action\":\"HALT\",\"reason\":\"r\",\"by\":\"b\",\"time\":\"noon\"}",
                "{\"action\":\"HALT\",\"reason\":\"r\",\"by\":\"b\",\"time\":99999999999999999999}",
                "{\"action\":\"HALT\",\"reason\":\"r\",\"by\":\"b\",\"time\":9223372036854775807}"
            })
    void leavesForeignRecordsAlone(String value) {
        ControlsReader reader =
                new ControlsReader(controls, acts, new SetAside("controls", "test", set::incrementAndGet));
        controls.set(HALT_ALL);
        reader.read(record("all", value));

        assertEquals(List.of(HALT_ALL), controls.active());
        assertEquals(1, set.get());
    }

    @Test
    void survivesEveryMutantOfAControlAndTakesTheNextGoodOneAtOnce() {
        ControlsReader reader =
                new ControlsReader(controls, acts, new SetAside("controls", "test", set::incrementAndGet));
        Mutations values = new Mutations(1, List.of(ControlJson.value(HALT_AAPL), ControlJson.value(KILL_ALICE)));
        Mutations keys = new Mutations(2, List.of(ControlJson.key(Scope.ALL), ControlJson.key(HALT_AAPL.scope())));
        for (int mutant = 0; mutant < Mutations.count(); mutant++) {
            byte[] key = mutant % 2 == 0 ? ControlJson.key(Scope.symbol(MSFT)) : keys.next();
            reader.read(new ConsumerRecord<>("controls", 0, mutant, key, values.next()));

            Control good = mutant % 3 == 0 ? HALT_ALL : control(Scope.ALL, Action.KILL);
            reader.read(
                    new ConsumerRecord<>("controls", 0, mutant, ControlJson.key(Scope.ALL), ControlJson.value(good)));
            assertEquals(good, controls.active().get(0));
        }
        assertTrue(set.get() > Mutations.count() / 2, () -> set + " were set aside");
        controls.active().forEach(control -> assertTrue(control.inWords().length() < 400, control::inWords));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ALL", "symbol:", "symbol:aapl", "symbol:A B", "account:", "account:a b", "desk:1", ":"})
    void leavesForeignKeysAlone(String key) {
        ControlsReader reader =
                new ControlsReader(controls, acts, new SetAside("controls", "test", set::incrementAndGet));
        reader.read(record(key, new String(ControlJson.value(HALT_ALL), UTF_8)));
        reader.read(new ConsumerRecord<>("controls", 0, 0, null, ControlJson.value(HALT_ALL)));
        reader.read(new ConsumerRecord<>("controls", 0, 0, new byte[] {(byte) 0xff}, ControlJson.value(HALT_ALL)));

        assertEquals(List.of(), controls.active());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "two\rlines", "a\u0000b", "a\u2028b", "a\u202eb"})
    void takesOnlyOneLineForAReason(String reason) {
        assertThrows(IllegalArgumentException.class, () -> new Control(Scope.ALL, Action.HALT, reason, "olivia", TIME));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Control(Scope.ALL, Action.HALT, "x".repeat(201), "olivia", TIME));
        assertEquals(
                200,
                new Control(Scope.ALL, Action.HALT, "x".repeat(200), "olivia", TIME)
                        .reason()
                        .length());
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, @Nullable String value) {
        return new ConsumerRecord<>(
                "controls", 0, 0, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
    }

    private static Control control(Scope scope, Action action) {
        return new Control(scope, action, "news pending", "olivia", TIME);
    }
}
