package io.tickertape.trading.engine.streams;

import static io.tickertape.trading.Orders.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.alert.AlertCondition;
import io.tickertape.trading.alert.AlertTerms;
import io.tickertape.trading.engine.AccountEngine;
import io.tickertape.trading.engine.EngineRules;
import io.tickertape.trading.engine.NoRulings;
import io.tickertape.trading.engine.ReportLine;
import io.tickertape.trading.engine.TestEngine;
import io.tickertape.trading.engine.Venue;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.message.CommandJson;
import io.tickertape.trading.message.ReportJson;
import io.tickertape.trading.message.SetAside;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.RemoveAlert;
import io.tickertape.trading.order.SessionEnd;
import io.tickertape.trading.order.SetAlert;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One engine after the other over the same store, each with a market that has been read anew. */
class AlertsRestartTest {
    private static final Symbol ACME = new Symbol("ACME");

    private final KeyValueStore<String, byte[]> store = EngineDriver.storeInMemory(EngineStore.NAME);
    private final List<Tick> log = new ArrayList<>();
    private MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
    private Market market = new Market(100);
    private long commands;

    @BeforeEach
    void begin() {
        restart();
    }

    private EngineProcessor processor;

    private void restart() {
        context = new MockProcessorContext<>();
        context.setCurrentSystemTimeMs(NOON.toEpochMilli());
        context.setRecordMetadata("orders", 0, 0);
        if (!store.isOpen()) {
            store.init(context.getStateStoreContext(), store);
        }
        context.addStateStore(store);
        market = new Market(100);
        log.forEach(market::add);
        EngineRules rules = new EngineRules(
                new BigDecimal("100.00"),
                new SessionEnd(LocalTime.of(21, 0), ZoneOffset.UTC),
                200,
                (order, tick) -> Price.of("1"),
                TestEngine.ALERTS);
        processor = new EngineProcessor(
                (account, out) -> new AccountEngine(
                        account, rules, new Venue(Duration.ofSeconds(5)), market, new NoRulings(), out),
                market,
                EngineDriver.timing(),
                new RulingsAwareness(new NoRulings()),
                new SetAside("orders", "engine", () -> {}),
                false);
        processor.init(context);
    }

    @Test
    void goesOnWatchingAndIsFiredByTheTickThatCameMeanwhile() {
        tick("12.00");
        tick("10.00");
        send(above("11.00"));
        assertEquals(List.of("ACCOUNT_OPENED 100.00", "ALERT_SET 0-0 ACME at or above 11.00"), reports());
        restart();
        lookAround();
        assertEquals(List.of(), reports());
        log.add(next("11.50"));
        log.add(next("11.60"));
        restart();
        lookAround();
        lookAround();

        assertEquals(List.of("ALERT_FIRED 0-0 ACME at or above 11.00 by 0-3"), reports());
        restart();
        lookAround();
        assertEquals(List.of(), reports());
    }

    @Test
    void keepsEachAccountsAlertsOnTheirTopicAndATombstoneOfThoseThatAreGone() {
        tick("10.00");
        send(above("11.00"));
        String pending = "{\"alertId\":\"0-0\",\"symbol\":\"ACME\",\"condition\":\"PRICE_ABOVE\",\"price\":\"11.00\","
                + "\"fromPartition\":0,\"fromOffset\":1,\"fromPrice\":\"10.00\",\"fromTime\":" + NOON.toEpochMilli()
                + ",\"set\":" + NOON.toEpochMilli();
        assertEquals("{\"account\":\"alice\",\"sequence\":2,\"alerts\":[" + pending + "}]}", alerts());
        tick("11.00");
        lookAround();
        assertEquals(
                "{\"account\":\"alice\",\"sequence\":3,\"alerts\":[" + pending + ",\"fired\":" + NOON.toEpochMilli()
                        + ",\"tickPartition\":0,\"tickOffset\":2,\"tickPrice\":\"11.00\",\"tickTime\":"
                        + NOON.toEpochMilli() + "}]}",
                alerts());
        send(new RemoveAlert("gone", "alice", "0-0", NOON, NOON.plusSeconds(10)));

        assertNull(alerts());
    }

    private static SetAlert above(String price) {
        AlertTerms terms = new AlertTerms(ACME, AlertCondition.PRICE_ABOVE, Price.of(price), null);
        return new SetAlert("c-" + price, "alice", terms, NOON, NOON.plusSeconds(10));
    }

    private void tick(String price) {
        log.add(next(price));
        market.add(log.get(log.size() - 1));
    }

    private Tick next(String price) {
        return Tick.of(ACME, Price.of(price), NOON, Ticks.stamp(NOON, log.size() + 1));
    }

    private void send(Command command) {
        context.setRecordMetadata("orders", 0, commands++);
        processor.process(new Record<>("alice".getBytes(UTF_8), CommandJson.write(command), NOON.toEpochMilli()));
    }

    private void lookAround() {
        context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(NOON.toEpochMilli()));
    }

    private List<String> reports() {
        List<String> lines = context.forwarded("reports").stream()
                .map(each -> ReportLine.of(ReportJson.read(each.record().value())))
                .toList();
        context.resetForwards();
        return lines;
    }

    /** The latest value on the topic of alerts. */
    private @Nullable String alerts() {
        var forwarded = context.forwarded("alerts");
        byte @Nullable [] value = forwarded.get(forwarded.size() - 1).record().value();
        return value == null ? null : new String(value, UTF_8);
    }
}
