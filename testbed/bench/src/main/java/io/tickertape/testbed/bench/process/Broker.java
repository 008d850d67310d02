package io.tickertape.testbed.bench.process;

import io.tickertape.testbed.process.Ports;
import io.tickertape.testbed.process.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** A Kafka broker, in a process of its own, with an empty {@code prices} for each run. */
public final class Broker implements AutoCloseable {
    public static final String TOPIC = "prices";
    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Child child;
    private final Admin admin;
    private final String bootstrapServers;

    private Broker(Child child, String bootstrapServers) {
        this.child = child;
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Starts one with nothing in it. */
    public static Broker start(Layout layout) {
        Path data = layout.work().resolve("kafka");
        Layout.delete(data);
        int port = Ports.free();
        List<String> command = layout.leashed().command(List.of("-Xmx512m"), layout.brokerJar());
        command.addAll(List.of("--port", String.valueOf(port), "--data", data.toString()));
        Child child = new Child("the broker", command);
        child.await("Kafka takes records", PATIENCE);
        Broker broker = new Broker(child, "127.0.0.1:" + port);
        // Not compacted, as the ticker's own would be: only so can it be emptied between runs.
        broker.done(broker.admin
                .createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                .all());
        return broker;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Empties {@code prices}. */
    public void clear() {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            ends.put(new TopicPartition(TOPIC, partition), OffsetSpec.latest());
        }
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        done(admin.listOffsets(ends).all())
                .forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
        done(admin.deleteRecords(all).all());
    }

    /** Makes a topic like the journal: a log that is never cut, each record with the broker's own stamp. */
    public void createJournal(String topic) {
        done(admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)
                        .configs(Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_DELETE,
                                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                                "LogAppendTime",
                                TopicConfig.RETENTION_MS_CONFIG,
                                "-1",
                                TopicConfig.RETENTION_BYTES_CONFIG,
                                "-1"))))
                .all());
    }

    /** Records of a topic that a group has yet to work off. */
    public long lag(String group, String topic) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        var committed = done(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return done(admin.listOffsets(latest).all()).entrySet().stream()
                .mapToLong(end -> {
                    @Nullable OffsetAndMetadata done = committed.get(end.getKey());
                    return end.getValue().offset() - (done == null ? 0 : done.offset());
                })
                .sum();
    }

    /** Records of a topic that are committed, all read once. */
    public long committed(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            long count = 0;
            while (all.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                count += consumer.poll(POLL).count();
            }
            return count;
        }
    }

    /** Of the broker's process. */
    public Usage usage() {
        return Usage.of(List.of(child.pid()));
    }

    private <T> T done(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new BenchException("The broker refused: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while the broker was asked", e);
        }
    }

    @Override
    public void close() {
        admin.close();
        child.close();
    }
}
