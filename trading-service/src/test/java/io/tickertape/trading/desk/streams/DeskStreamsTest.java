package io.tickertape.trading.desk.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.tickertape.trading.TestBroker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskStreamsTest {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Thread watch = Thread.currentThread();

    @Test
    void beginsNothingOnceItIsClosed(@TempDir Path state) throws InterruptedException {
        Properties nowhere = new Properties();
        nowhere.put("bootstrap.servers", "127.0.0.1:1");
        Topology topology = new Topology();
        topology.addSource("commands", "orders");
        DeskStreams desk = new DeskStreams(
                nowhere, config(state), topology, List.of(), this::isPreparedOnceItIsClosed, standing -> {});
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
        Properties connection = new Properties();
        connection.put("bootstrap.servers", TestBroker.bootstrapServers());
        try (Admin admin = Admin.create(connection)) {
            admin.createTopics(List.of(new NewTopic("twin-orders", 1, (short) 1)))
                    .all()
                    .get();
        }
        BlockingQueue<DeskState.Phase> phases = new LinkedBlockingQueue<>();
        BlockingQueue<DeskState.Phase> phasesOfTheOther = new LinkedBlockingQueue<>();
        try (DeskStreams desk = twin(connection, one, phases)) {
            desk.start();
            await(DeskState.Phase.LIVE, phases);
            try (DeskStreams another = twin(connection, other, phasesOfTheOther)) {
                another.start();
                await(DeskState.Phase.DOWN, phases);
                await(DeskState.Phase.LIVE, phasesOfTheOther);
            }
            await(DeskState.Phase.LIVE, phases);
        }
    }

    private static DeskStreams twin(Properties connection, Path state, BlockingQueue<DeskState.Phase> phases) {
        Topology topology = new Topology();
        topology.addSource("commands", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "twin-orders");
        return new DeskStreams(
                connection, config(state), topology, List.of(), () -> true, standing -> phases.add(standing.phase()));
    }

    private static void await(DeskState.Phase phase, BlockingQueue<DeskState.Phase> phases) throws Exception {
        DeskState.Phase next;
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

    private static ProcessorConfig config(Path state) {
        return new ProcessorConfig(
                "closed",
                state,
                "executions",
                BigDecimal.TEN,
                LocalTime.MIDNIGHT,
                Duration.ofMillis(10),
                Duration.ofMillis(10),
                Duration.ofSeconds(6),
                Duration.ofSeconds(5));
    }
}
