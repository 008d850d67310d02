package io.tickertape.trading.engine.streams;

import io.tickertape.trading.engine.AccountEngine;
import io.tickertape.trading.engine.EngineRules;
import io.tickertape.trading.engine.Venue;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.message.SetAside;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Commands in, reports out. */
public final class EngineTopology {
    /** Where the engine hands what it writes. */
    static final String REPORTS = "reports";

    static final String ALERTS = "alerts";

    private EngineTopology() {}

    /**
     * The whole topology.
     *
     * @param topics that it reads and writes
     * @param aside hears of the commands that could not be carried out
     * @param readsFormer whether an earlier version has stored accounts
     * @param timing of the one thread that carries out all partitions: see StreamsOptions
     */
    public static Topology of(
            EngineTopics topics,
            EngineRules rules,
            Venue venue,
            Market market,
            RulingsAwareness rulings,
            EngineTiming timing,
            SetAside aside,
            boolean readsFormer) {
        ProcessorSupplier<byte[], byte[], byte[], byte[]> engine = new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], byte[], byte[]> get() {
                return new EngineProcessor(
                        (account, out) -> new AccountEngine(account, rules, venue, market, rulings.rulings(), out),
                        market,
                        timing,
                        rulings,
                        aside,
                        readsFormer);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                Set<StoreBuilder<?>> stores = new HashSet<>(readsFormer ? FormerStores.builders() : Set.of());
                stores.add(EngineStore.builder(EngineStore.NAME));
                return stores;
            }
        };
        return new Topology()
                // Without a timestamp a record is set aside like any other; the default ends the thread.
                .addSource(
                        AutoOffsetReset.earliest(),
                        "commands",
                        (record, before) -> Math.max(0, record.timestamp()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        topics.commands())
                .addProcessor("engine", engine, "commands")
                .addSink(REPORTS, topics.reports(), new ByteArraySerializer(), new ByteArraySerializer(), "engine")
                .addSink(ALERTS, topics.alerts(), new ByteArraySerializer(), new ByteArraySerializer(), "engine");
    }
}
