package io.tickertape.trading.desk.streams;

import io.tickertape.trading.desk.DeskRules;
import io.tickertape.trading.desk.Rulings;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.venue.Venue;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Commands in, reports out. */
public final class DeskTopology {
    private DeskTopology() {}

    /**
     * The whole topology.
     *
     * @param commands the journal's topic
     * @param reports the topic of execution reports
     * @param matchEvery how often the ticks that have come are worked through
     */
    public static Topology of(
            String commands,
            String reports,
            DeskRules rules,
            Venue venue,
            Market market,
            Rulings rulings,
            Duration matchEvery) {
        ProcessorSupplier<byte[], byte[], byte[], byte[]> desk = new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], byte[], byte[]> get() {
                return new DeskProcessor(rules, venue, market, rulings, matchEvery);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return DeskStores.builders();
            }
        };
        return new Topology()
                .addSource("commands", new ByteArrayDeserializer(), new ByteArrayDeserializer(), commands)
                .addProcessor("desk", desk, "commands")
                .addSink("reports", reports, new ByteArraySerializer(), new ByteArraySerializer(), "desk");
    }
}
