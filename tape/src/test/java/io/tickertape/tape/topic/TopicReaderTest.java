package io.tickertape.tape.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TopicReaderTest {
    private static final int WORTH_ALL_CORES = 3_000;

    private final List<LongSupplier> lags = new ArrayList<>();
    private final KafkaClients clients = new KafkaClients(TestBroker.connection(), new ClientListener() {
        @Override
        public void reading(String topic, LongSupplier lag) {
            lags.add(lag);
        }
    });
    private final Producer<byte[], byte[]> producer =
            clients.producers("reader-test", Duration.ofSeconds(10)).get();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        producer.close();
        clients.admin().deleteTopics(List.of("read")).all().get();
        clients.close();
    }

    @Test
    void leavesTheRecordThatThrowsAndGoesOnWithTheNext() throws Exception {
        create();
        put("a", "unreadable", "b", "untakable", "c");
        try (TopicReader reader = new TopicReader(clients.source("read", "reader-test"), new Picky())) {
            reader.start();
            assertEquals(List.of("a", "b", "c", "paused", "level"), until("level"));
            put("d", "unreadable", "e");
            assertTrue(until("e").contains("d"));
        }
    }

    @Test
    void keepsTheOrderOfAPartitionWhileAllCoresParseAndLeavesWhatThrowsThere() throws Exception {
        create();
        List<String> values = new ArrayList<>(
                IntStream.range(0, WORTH_ALL_CORES).mapToObj(String::valueOf).toList());
        values.set(7, "unreadable");
        values.set(8, "untakable");
        put(values.toArray(String[]::new));
        try (TopicReader reader = new TopicReader(clients.source("read", "reader-test"), new Picky())) {
            reader.start();
            List<String> read = until("level");

            values.remove("unreadable");
            values.remove("untakable");
            read.removeAll(List.of("paused", "level"));
            assertEquals(values, read);
        }
    }

    @Test
    void readsATopicThatComesLaterAndPartitionsThatAreAddedFromTheirBeginning() throws Exception {
        try (TopicReader reader = new TopicReader(clients.source("read", "reader-test"), new Picky())) {
            reader.start();
            assertEquals(List.of("level"), until("level"));
            create();
            put("first");
            until("first");
            clients.admin()
                    .createPartitions(Map.of("read", NewPartitions.increaseTo(2)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>("read", 1, null, "second".getBytes(UTF_8)))
                    .get();
            until("second");
            assertEquals(0, lags.get(0).getAsLong());
        }
    }

    private void create() throws Exception {
        clients.admin()
                .createTopics(List.of(new NewTopic("read", 1, (short) 1)))
                .all()
                .get();
    }

    private void put(String... values) {
        for (String value : values) {
            var unused = producer.send(new ProducerRecord<>("read", 0, null, value.getBytes(UTF_8)));
        }
        producer.flush();
    }

    private List<String> until(String last) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        while (!lines.contains(last)) {
            String line = told.poll(20, TimeUnit.SECONDS);
            assertNotNull(line, () -> "nothing came after " + lines);
            lines.add(line);
        }
        return lines;
    }

    private final class Picky implements Fold<String> {
        @Override
        public String parse(ConsumerRecord<byte[], byte[]> record) {
            String value = new String(record.value(), UTF_8);
            if (value.equals("unreadable")) {
                throw new IllegalStateException(value);
            }
            return value;
        }

        @Override
        public void fold(ConsumerRecord<byte[], byte[]> record, String parsed) {
            if (parsed.equals("untakable")) {
                throw new IllegalStateException(parsed);
            }
            told.add(parsed);
        }

        @Override
        public void paused() {
            told.add("paused");
        }

        @Override
        public void progress(int percent) {
            if (percent == 100) {
                told.add("level");
            }
        }
    }
}
