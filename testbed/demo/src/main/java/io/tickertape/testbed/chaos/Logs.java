package io.tickertape.testbed.chaos;

import io.tickertape.testbed.client.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on Kafka, read by a plain consumer that sees what is committed alone. */
final class Logs {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** One record, read by the letter of its format. */
    record Line(String topic, int partition, long offset, long stamp, String key, Map<String, String> fields) {
        String place() {
            return partition + "-" + offset;
        }

        String field(String name) {
            return fields.getOrDefault(name, "");
        }

        long number(String name) {
            return Long.parseLong(fields.getOrDefault(name, "0"));
        }

        @Override
        public String toString() {
            return topic + " " + place() + " stamped " + stamp + " " + fields;
        }
    }

    private final String bootstrapServers;

    Logs(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    static KafkaConsumer<String, String> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "reconnect.backoff.max.ms", "200"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** Everything on a topic, partition by partition, up to what is there now. */
    List<Line> all(String topic) {
        try (KafkaConsumer<String, String> consumer = consumer(bootstrapServers)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            List<Line> lines = new ArrayList<>();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                if (System.nanoTime() > end) {
                    throw new ChaosException(topic + " cannot be read to its end: a transaction must be open");
                }
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    lines.add(line(record));
                }
            }
            lines.sort(Comparator.comparing(Line::partition).thenComparing(Line::offset));
            return lines;
        }
    }

    static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    static Line line(ConsumerRecord<String, String> record) {
        return new Line(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key() == null ? "" : record.key(),
                Json.read(record.value()));
    }
}
