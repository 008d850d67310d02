package io.tickertape.tape.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.tickertape.tape.process.Pulse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeptTopicTest {
    private static final String NAME = "kept";

    private final KafkaClients clients = new KafkaClients(TestBroker.connection(), ClientListener.NONE);
    private final BlockingQueue<String> read = new LinkedBlockingQueue<>();
    private final KeptTopic topic = new KeptTopic(
            clients, Topics.openSockets(NAME), new TopicReader(clients.source(NAME, "kept-test"), (Records)
                    record -> read.add(new String(record.value(), UTF_8))));

    @AfterEach
    void close() throws Exception {
        topic.close();
        clients.admin().deleteTopics(List.of(NAME)).all().get();
        clients.close();
    }

    @Test
    void isMadeAndReadAndItsTaskIsDoneAgainThoughItThrew() throws Exception {
        AtomicInteger times = new AtomicInteger();
        BlockingQueue<Integer> done = new LinkedBlockingQueue<>();
        topic.start(() -> {
            done.add(times.incrementAndGet());
            throw new IllegalStateException("a fault of ours");
        });
        assertEquals(1, done.poll(30, TimeUnit.SECONDS));
        try (Producer<byte[], byte[]> producer =
                clients.producers("kept-writer", Duration.ofSeconds(10)).get()) {
            assertNotNull(producer.send(new ProducerRecord<>(NAME, "hello".getBytes(UTF_8)))
                    .get());
        }

        assertEquals("hello", read.poll(30, TimeUnit.SECONDS));
        assertEquals(2, done.poll(30, TimeUnit.SECONDS));
        assertEquals(
                List.of(Pulse.State.ALIVE),
                topic.pulses().stream()
                        .map(pulse -> pulse.state(Duration.ofSeconds(30)))
                        .toList());
    }
}
