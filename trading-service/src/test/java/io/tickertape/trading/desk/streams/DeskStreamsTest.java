package io.tickertape.trading.desk.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
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
