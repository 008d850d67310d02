package io.tickertape.trading.journal;

import static io.tickertape.trading.Orders.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.trading.Orders;
import io.tickertape.trading.message.CommandJson;
import io.tickertape.trading.order.NewOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalWriterTest {
    private static final Node BROKER = new Node(0, "localhost", 9092);
    private static final Node[] BROKERS = {BROKER};

    private final Heard heard = new Heard();
    private final JournalConfiguration config = PendingCommandsTest.config(10, 10);
    private final PendingCommands undecided = new PendingCommands(config, heard);
    private final FrozenProducer producer = new FrozenProducer();
    private final AtomicInteger producers = new AtomicInteger();
    private final JournalWriter writer = new JournalWriter(
            config,
            () -> {
                producers.incrementAndGet();
                return producer;
            },
            undecided,
            () -> NOON);
    private final NewOrder order = Orders.of("alice", "c1", NOON);

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void neverConfirmsWhatTheBrokerHasNotAcknowledged() throws InterruptedException {
        write();

        assertArrayEquals(CommandJson.write(order), producer.sent().value());
        assertEquals("alice", new String(producer.sent.key(), UTF_8));
        assertEquals(List.of("c1 sending"), heard.lines);
    }

    @Test
    void confirmsOnTheAcknowledgement() throws InterruptedException {
        write();
        producer.sent();
        producer.completeNext();

        assertEquals("c1 sending", heard.next());
        assertEquals("c1 received", heard.next());
    }

    @Test
    void staysSilentWhenTheDeliveryTimesOut() throws InterruptedException {
        write();
        producer.sent();
        producer.errorNext(new TimeoutException("expired in the accumulator"));

        assertEquals(List.of("c1 sending"), heard.lines);
        assertEquals(1, undecided.count());
    }

    @Test
    void refusesWhatCanNeverBeWritten() throws InterruptedException {
        write();
        producer.sent();
        producer.errorNext(new RecordTooLargeException());

        assertEquals(
                List.of("c1 sending", "c1 refused: the journal cannot hold this command; nothing was placed"),
                heard.lines);
    }

    @Test
    void refusesWhatCannotBeWrittenDownAndGoesOnWithTheNext() throws InterruptedException {
        // No millisecond of the epoch.
        NewOrder torn = Orders.of("alice", "torn", Instant.MIN);
        undecided.admit(torn);
        writer.write(torn);
        write();
        producer.sent();
        producer.completeNext();

        assertEquals("torn sending", heard.next());
        assertEquals("c1 sending", heard.next());
        assertEquals(
                "torn refused: the journal cannot write this command down; nothing was placed; tell the operator",
                heard.next());
        assertEquals("c1 received", heard.next());
    }

    @Test
    void takesAnotherProducerWhenOneIsBroken() throws InterruptedException {
        producer.broken = true;
        write();
        producer.sent();
        producer.completeNext();

        assertEquals("c1 sending", heard.next());
        assertEquals("c1 received", heard.next());
        assertEquals(2, producers.get());
    }

    @Test
    void endsAtOnceWhileItWaitsForAnotherProducer() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        JournalWriter waiting = new JournalWriter(
                PendingCommandsTest.config(10, 10, Duration.ofHours(1)),
                () -> {
                    asked.countDown();
                    throw new KafkaException("no broker has this name");
                },
                undecided,
                () -> NOON);
        Thread thread = write(waiting);
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        waiting.close();
        thread.join(10_000);

        assertFalse(thread.isAlive(), "waits for another producer although it is closed");
    }

    private void write() {
        write(writer);
    }

    private Thread write(JournalWriter target) {
        Thread thread = new Thread(target, "writer");
        thread.setDaemon(true);
        undecided.admit(order);
        target.write(order);
        thread.start();
        return thread;
    }

    /** Acknowledges nothing by itself. */
    private static final class FrozenProducer extends MockProducer<byte[], byte[]> {
        private final BlockingQueue<ProducerRecord<byte[], byte[]>> records = new LinkedBlockingQueue<>();
        private ProducerRecord<byte[], byte[]> sent = new ProducerRecord<>("none", new byte[0]);
        private volatile boolean broken;

        FrozenProducer() {
            super(
                    new Cluster(
                            "cluster",
                            List.of(BROKER),
                            List.of(
                                    new PartitionInfo("orders", 0, BROKER, BROKERS, BROKERS),
                                    new PartitionInfo("orders", 1, BROKER, BROKERS, BROKERS)),
                            java.util.Set.of(),
                            java.util.Set.of()),
                    false,
                    null,
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> line, Callback callback) {
            if (broken) {
                broken = false;
                throw new KafkaException("in an error state");
            }
            ProducerRecord<byte[], byte[]> stamped =
                    new ProducerRecord<>(line.topic(), line.partition(), NOON.toEpochMilli(), line.key(), line.value());
            Future<RecordMetadata> future = super.send(stamped, callback);
            records.add(line);
            return future;
        }

        @Override
        public void close(java.time.Duration timeout) {
            // The same one serves again.
        }

        ProducerRecord<byte[], byte[]> sent() throws InterruptedException {
            ProducerRecord<byte[], byte[]> line = records.poll(10, TimeUnit.SECONDS);
            if (line != null) {
                sent = line;
            }
            return sent;
        }
    }
}
