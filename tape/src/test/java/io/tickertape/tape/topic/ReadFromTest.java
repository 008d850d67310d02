package io.tickertape.tape.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadFromTest {
    private static final TopicPartition WORKED_OFF = new TopicPartition("half-worked-off", 0);
    private static final TopicPartition UNTOUCHED = new TopicPartition("half-worked-off", 1);
    private static final int RECORDS = 30;

    private final KafkaClients clients = new KafkaClients(TestBroker.connection(), ClientListener.NONE);

    @BeforeEach
    void workOff() throws Exception {
        clients.admin()
                .createTopics(List.of(new NewTopic(WORKED_OFF.topic(), 2, (short) 1)))
                .all()
                .get();
        try (Producer<byte[], byte[]> producer =
                clients.producers("read-from-test", Duration.ofSeconds(10)).get()) {
            for (int record = 0; record < RECORDS; record++) {
                for (TopicPartition partition : List.of(WORKED_OFF, UNTOUCHED)) {
                    producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), null, new byte[1]))
                            .get();
                }
            }
        }
        clients.admin()
                .alterConsumerGroupOffsets("workers", Map.of(WORKED_OFF, new OffsetAndMetadata(20)))
                .all()
                .get();
    }

    @AfterEach
    void close() throws Exception {
        clients.admin().deleteTopics(List.of(WORKED_OFF.topic())).all().get();
        clients.close();
    }

    @Test
    void leavesOutWhatAGroupHasWorkedOffButForTheLatestOfIt() {
        assertEquals(Map.of(WORKED_OFF, 15L, UNTOUCHED, 0L), offsets(ReadFrom.beginning(), "workers", 5));
    }

    @Test
    void readsNoMoreThanWithoutTheGroup() {
        assertEquals(Map.of(WORKED_OFF, 28L, UNTOUCHED, 28L), offsets(ReadFrom.latest(2), "workers", 5));
        assertEquals(Map.of(WORKED_OFF, 0L, UNTOUCHED, 0L), offsets(ReadFrom.beginning(), "workers", 25));
    }

    @Test
    void readsAllWhereThereIsNoSuchGroup() {
        assertEquals(Map.of(WORKED_OFF, 0L, UNTOUCHED, 0L), offsets(ReadFrom.beginning(), "nobody", 5));
    }

    private Map<TopicPartition, Long> offsets(ReadFrom atMost, String group, long margin) {
        try (Consumer<byte[], byte[]> consumer =
                clients.consumers("read-from-test").get()) {
            return atMost.butFrom(group, margin, clients.admin()).offsets(consumer, Set.of(WORKED_OFF, UNTOUCHED));
        }
    }
}
