package io.tickertape.trading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of orders, as a plain consumer of somebody else sees it. */
final class OrdersLog {
    private OrdersLog() {}

    /** Everything that is on the topic now. */
    static List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers) {
        List<ConsumerRecord<byte[], byte[]>> lines = new ArrayList<>();
        Properties options = new Properties();
        options.put("bootstrap.servers", bootstrapServers);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(options, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("orders").stream()
                    .map(info -> new TopicPartition("orders", info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(lines::add);
            }
        }
        return lines;
    }

    static List<String> ordersWith(String bootstrapServers, String text) {
        return read(bootstrapServers).stream()
                .map(line -> new String(line.value(), UTF_8))
                .filter(line -> line.contains(text))
                .collect(Collectors.toList());
    }

    static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }
}
