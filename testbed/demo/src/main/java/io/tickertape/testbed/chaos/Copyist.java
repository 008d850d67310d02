package io.tickertape.testbed.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes some commands to the journal again, as a producer does that tries again and may not. */
final class Copyist implements AutoCloseable {
    private static final int ONE_OF = 10;
    private static final int KEPT = 50;

    private final String bootstrapServers;
    private final SplittableRandom random;
    private final List<ConsumerRecord<String, String>> recent = new ArrayList<>();
    private volatile boolean closed;

    Copyist(String bootstrapServers, SplittableRandom random) {
        this.bootstrapServers = bootstrapServers;
        this.random = random;
        Thread thread = new Thread(this::live, "copyist");
        thread.setDaemon(true);
        thread.start();
    }

    private void live() {
        while (!closed) {
            try (KafkaConsumer<String, String> consumer = Logs.consumer(bootstrapServers);
                    Producer<String, String> producer = producer()) {
                List<TopicPartition> partitions = Logs.partitions(consumer, "orders");
                consumer.assign(partitions);
                consumer.seekToEnd(partitions);
                while (!closed) {
                    consumer.poll(Duration.ofMillis(100)).forEach(record -> read(record, producer));
                }
            } catch (KafkaException brokerIsAway) {
                // The next one goes on with what comes then.
            }
        }
    }

    private Producer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.block.ms", "1000"),
                new StringSerializer(),
                new StringSerializer());
    }

    private void read(ConsumerRecord<String, String> record, Producer<String, String> producer) {
        if (record.key() == null) {
            return;
        }
        recent.add(record);
        if (recent.size() > KEPT) {
            recent.remove(0);
        }
        if (random.nextInt(ONE_OF) == 0) {
            ConsumerRecord<String, String> again = recent.get(random.nextInt(recent.size()));
            var unused = producer.send(new ProducerRecord<>("orders", again.partition(), again.key(), again.value()));
        }
    }

    /** Ends by itself, within a poll. */
    void rests() {
        closed = true;
    }

    @Override
    public void close() {
        rests();
    }
}
