package io.tickertape.trading.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.topic.KafkaConfiguration;
import io.tickertape.testbed.process.EndedProgram;
import io.tickertape.trading.Orders;
import io.tickertape.trading.TestBroker;
import io.tickertape.trading.engine.NoRulings;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.message.CommandJson;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineStreamsTest {
    private static final int PARTITIONS = 4;
    private static final Optional<String> PAST = Optional.of("past");

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Thread watch = Thread.currentThread();

    @BeforeAll
    static void makeTopic() throws Exception {
        try (Admin admin = Admin.create(connection())) {
            // As many partitions as in the service: the topics of the stores are shared with other tests.
            admin.createTopics(List.of(
                            new NewTopic("twin-orders", 1, (short) 1),
                            new NewTopic("paced-orders", PARTITIONS, (short) 1),
                            new NewTopic("paced-executions", PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    @Test
    void beginsNothingOnceItIsClosed(@TempDir Path state) throws InterruptedException {
        Properties nowhere = new Properties();
        nowhere.put("bootstrap.servers", "127.0.0.1:1");
        Topology topology = new Topology();
        topology.addSource("commands", "orders");
        EngineStreams desk = new EngineStreams(
                KafkaConfiguration.of(nowhere),
                config(state),
                () -> topology,
                List.of(),
                () -> PAST,
                this::isPreparedOnceItIsClosed,
                standing -> {});
        desk.start();
        asked.await();

        desk.close();
        closed.countDown();
        watch.join();

        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("trading-desk-closed"))
                        .toList());
    }

    @Test
    void comesBackOnceNobodyElseRunsUnderItsName(@TempDir Path one, @TempDir Path other) throws Exception {
        BlockingQueue<EngineState.Phase> phases = new LinkedBlockingQueue<>();
        BlockingQueue<EngineState.Phase> phasesOfTheOther = new LinkedBlockingQueue<>();
        try (EngineStreams desk = twin(one, phases)) {
            desk.start();
            await(EngineState.Phase.LIVE, phases);
            try (EngineStreams another = twin(other, phasesOfTheOther)) {
                another.start();
                await(EngineState.Phase.DOWN, phases);
                await(EngineState.Phase.LIVE, phasesOfTheOther);
            }
            await(EngineState.Phase.LIVE, phases);
        }
    }

    /** One that comes after quiet, and those that come while a transaction has just ended. */
    @Test
    void endsATransactionForEveryCommandThoughNoClockAsksForIt(@TempDir Path state) throws Exception {
        Properties connection = connection();
        connection.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Duration.ofMinutes(10).toMillis());
        BlockingQueue<EngineState.Phase> phases = new LinkedBlockingQueue<>();
        AtomicInteger ended = new AtomicInteger();
        try (EngineStreams engine = new EngineStreams(
                        KafkaConfiguration.of(connection),
                        config(state, "closed", Duration.ofMinutes(15)),
                        () -> EngineDriver.topology(
                                "paced-orders",
                                "paced-executions",
                                new Market(100),
                                new RulingsAwareness(new NoRulings()),
                                new AtomicInteger()),
                        List.of(),
                        () -> PAST,
                        () -> true,
                        standing -> phases.add(standing.phase()));
                KafkaProducer<byte[], byte[]> commands =
                        new KafkaProducer<>(connection(), new ByteArraySerializer(), new ByteArraySerializer())) {
            engine.tellCommits(ended::incrementAndGet);
            engine.start();
            await(EngineState.Phase.LIVE, phases);

            // An account that no other test has: the stores' topics are shared.
            for (int order = 1; order <= 20; order++) {
                byte[] command = CommandJson.write(Orders.of("paced", String.valueOf(order), Instant.now()));
                commands.send(new ProducerRecord<>("paced-orders", "paced".getBytes(UTF_8), command))
                        .get();
            }

            awaitCommitted("paced-executions", 1 + 20);
            assertTrue(ended.get() > 0, "none was told of");
        }
    }

    private static void awaitCommitted(String topic, int records) {
        Properties options = connection();
        options.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(options, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            reader.assign(all);
            reader.seekToBeginning(all);
            Instant end = Instant.now().plusSeconds(20);
            int read = 0;
            while (read < records) {
                assertTrue(Instant.now().isBefore(end), "committed: " + read);
                read += reader.poll(Duration.ofMillis(100)).count();
            }
        }
    }

    @Test
    void keepsWhatCameFromOneKafkaApartFromWhatCameFromAnother(@TempDir Path state) throws Exception {
        assertEquals(0, visitsBefore("monday's", state));
        assertEquals(1, visitsBefore("monday's", state));

        assertEquals(0, visitsBefore("tuesday's", state));
    }

    @Test
    void endsTheProcessWithALineWhenTheThreadOfTheStreamsMeetsAnError(@TempDir Path state) throws Exception {
        EndedProgram program = EndedProgram.run(
                state, Duration.ofSeconds(90), FailingProgram.class, TestBroker.bootstrapServers(), state.toString());

        assertEquals(FatalErrors.EXIT_CODE, program.exitCode(), program.output());
        assertTrue(program.output().contains(" met java.lang.NoClassDefFoundError: io/gone/Codec"), program.output());
    }

    /** Would replace the thread for ever. */
    public static final class FailingProgram {
        private FailingProgram() {}

        public static void main(String[] args) throws InterruptedException {
            Properties connection = new Properties();
            connection.put("bootstrap.servers", args[0]);
            Topology topology = topology();
            topology.addProcessor("fails", Failing::new, "commands");
            EngineStreams desk = new EngineStreams(
                    KafkaConfiguration.of(connection),
                    config(Path.of(args[1]), "failing"),
                    () -> topology,
                    List.of(),
                    () -> PAST,
                    () -> true,
                    standing -> {});
            desk.start();
            Thread.currentThread().join();
        }
    }

    private static final class Failing implements Processor<byte[], byte[], Void, Void> {
        @Override
        public void init(ProcessorContext<Void, Void> context) {
            throw new NoClassDefFoundError("io/gone/Codec");
        }

        @Override
        public void process(Record<byte[], byte[]> command) {}
    }

    /** Begins, ends, and says how often it had begun before. */
    private static int visitsBefore(String past, Path state) throws Exception {
        BlockingQueue<EngineState.Phase> phases = new LinkedBlockingQueue<>();
        BlockingQueue<Integer> visits = new LinkedBlockingQueue<>();
        Topology topology = topology();
        topology.addProcessor("visits", () -> new Visits(visits), "commands");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore("visits"), Serdes.String(), Serdes.Integer())
                        .withLoggingDisabled(),
                "visits");
        try (EngineStreams desk = new EngineStreams(
                KafkaConfiguration.of(connection()),
                config(state),
                () -> topology,
                List.of(),
                () -> Optional.of(past),
                () -> true,
                standing -> phases.add(standing.phase()))) {
            desk.start();
            await(EngineState.Phase.LIVE, phases);
        }
        return visits.remove();
    }

    /** Counts how often it was begun. */
    private record Visits(BlockingQueue<Integer> visits) implements Processor<byte[], byte[], Void, Void> {
        @Override
        public void init(ProcessorContext<Void, Void> context) {
            KeyValueStore<String, Integer> store = context.getStateStore("visits");
            int before = Objects.requireNonNullElse(store.get("visits"), 0);
            store.put("visits", before + 1);
            visits.add(before);
        }

        @Override
        public void process(Record<byte[], byte[]> command) {}
    }

    private static EngineStreams twin(Path state, BlockingQueue<EngineState.Phase> phases) {
        return new EngineStreams(
                KafkaConfiguration.of(connection()),
                config(state),
                () -> topology(),
                List.of(),
                () -> PAST,
                () -> true,
                standing -> phases.add(standing.phase()));
    }

    private static Topology topology() {
        Topology topology = new Topology();
        return topology.addSource("commands", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "twin-orders");
    }

    private static Properties connection() {
        Properties connection = new Properties();
        connection.put("bootstrap.servers", TestBroker.bootstrapServers());
        return connection;
    }

    private static void await(EngineState.Phase phase, BlockingQueue<EngineState.Phase> phases) throws Exception {
        EngineState.Phase next;
        do {
            next = phases.poll(30, TimeUnit.SECONDS);
            assertNotNull(next, () -> "it never was " + phase);
        } while (next != phase);
    }

    private boolean isPreparedOnceItIsClosed() {
        watch = Thread.currentThread();
        asked.countDown();
        while (true) {
            try {
                closed.await();
                return true;
            } catch (InterruptedException e) {
                // Closing wants this thread to end; it may be past all that can be interrupted.
            }
        }
    }

    private static EngineConfiguration config(Path state) {
        return config(state, "closed");
    }

    private static EngineConfiguration config(Path state, String instance) {
        return config(state, instance, Duration.ofSeconds(5));
    }

    private static EngineConfiguration config(Path state, String instance, Duration transactionTimeout) {
        return new EngineConfiguration(
                instance,
                state,
                "executions",
                BigDecimal.TEN,
                LocalTime.MIDNIGHT,
                "UTC",
                Duration.ofMillis(10),
                Duration.ofMillis(10),
                Duration.ofSeconds(6),
                transactionTimeout);
    }
}
