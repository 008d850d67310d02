package io.tickertape.trading.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.Orders;
import io.tickertape.trading.engine.EngineRules;
import io.tickertape.trading.engine.TestEngine;
import io.tickertape.trading.engine.Venue;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.message.CommandJson;
import io.tickertape.trading.message.ReportJson;
import io.tickertape.trading.message.SetAside;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.SessionEnd;
import io.tickertape.trading.order.Side;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The engine's topology without a broker: commands in, reports out, and its stores between. It begins at noon. */
final class EngineDriver implements AutoCloseable {
    private static final Instant NOW = Orders.NOON;

    static final EngineRules RULES = new EngineRules(
            new BigDecimal("100000.00"),
            new SessionEnd(LocalTime.of(21, 0), ZoneOffset.UTC),
            200,
            (order, tick) ->
                    order.limitPrice() != null ? order.limitPrice() : Price.of(order.side() == Side.BUY ? "1000" : "1"),
            TestEngine.ALERTS);

    private final AtomicInteger aside = new AtomicInteger();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> commands;
    private final TestOutputTopic<byte[], byte[]> reports;
    private final EngineTiming timing = timing();

    EngineDriver(Path state, Market market, RulingsAwareness rulings) {
        Properties options = new Properties();
        options.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(topology("orders", "executions", market, rulings, timing, aside), options, NOW);
        commands = driver.createInputTopic(
                "orders", new ByteArraySerializer(), new ByteArraySerializer(), NOW, Duration.ZERO);
        reports = driver.createOutputTopic("executions", new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Of a market without limits to speak of. */
    static Topology topology(
            String orders, String executions, Market market, RulingsAwareness rulings, AtomicInteger aside) {
        return topology(orders, executions, market, rulings, timing(), aside);
    }

    /** As the service has it where nobody says otherwise. */
    static EngineTiming timing() {
        return EngineTiming.of(Duration.ofMillis(10), Duration.ofMillis(20));
    }

    private static Topology topology(
            String orders,
            String executions,
            Market market,
            RulingsAwareness rulings,
            EngineTiming timing,
            AtomicInteger aside) {
        return EngineTopology.of(
                new EngineTopics(orders, executions, executions + "-alerts"),
                RULES,
                new Venue(Duration.ofSeconds(5)),
                market,
                rulings,
                timing,
                new SetAside(orders, "engine", aside::incrementAndGet),
                false);
    }

    void send(Command command) {
        commands.pipeInput(command.account().getBytes(UTF_8), CommandJson.write(command), NOW);
    }

    /** What stands on the journal: records of any kind. */
    TestInputTopic<byte[], byte[]> journal() {
        return commands;
    }

    /** The reports since the last time that they were asked for. */
    List<ExecutionReport> reports() {
        return reports.readValuesToList().stream().map(ReportJson::read).toList();
    }

    /** For how long the thread of the streams would wait for a command now. */
    Duration nextWait() {
        return timing.polls().of(PollPace.LONGEST);
    }

    /** How many records were set aside. */
    int aside() {
        return aside.get();
    }

    void passes(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** One that is not the driver's. */
    static KeyValueStore<String, byte[]> storeInMemory(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
    }

    KeyValueStore<String, byte[]> store() {
        return driver.getKeyValueStore(EngineStore.NAME);
    }

    /** The one account's working orders, as the store has them. */
    List<byte[]> workingOrders() {
        List<byte[]> orders = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> found = store().prefixScan(EngineStore.WORKING, new StringSerializer())) {
            found.forEachRemaining(entry -> orders.add(entry.value));
        }
        return orders;
    }

    @Override
    public void close() {
        driver.close();
    }
}
