package io.tickertape.testbed.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes records to a topic, as any producer may whom the broker lets. */
final class RecordFlood implements Attack {
    private static final long PATIENCE_SECONDS = 10;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Set<String> topics;
    private final String topic;
    private final int records;
    private final Supplier<ProducerRecord<byte[], byte[]>> next;

    /**
     * A writer to one topic.
     *
     * @param topics that there are: an attack makes none
     * @param records in one strike
     */
    RecordFlood(
            KafkaProducer<byte[], byte[]> producer,
            Set<String> topics,
            String topic,
            int records,
            Supplier<ProducerRecord<byte[], byte[]>> next) {
        this.producer = producer;
        this.topics = Set.copyOf(topics);
        this.topic = topic;
        this.records = records;
        this.next = next;
    }

    @Override
    public void strike(Tally tally) throws InterruptedException {
        if (!topics.contains(topic)) {
            tally.outcome("", "no such topic");
            return;
        }
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            sent.add(producer.send(next.get()));
        }
        for (Future<RecordMetadata> each : sent) {
            tally.outcome("", outcome(each));
        }
    }

    private static String outcome(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return "written";
        } catch (ExecutionException e) {
            return Objects.requireNonNullElse(e.getCause(), e).getClass().getSimpleName();
        } catch (TimeoutException e) {
            return "no answer";
        }
    }
}
