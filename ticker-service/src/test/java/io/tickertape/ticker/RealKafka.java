package io.tickertape.ticker;

import io.tickertape.testbed.kafka.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** One broker for all tests of this JVM, with a plain producer and a plain consumer. */
public final class RealKafka {
    private static final RealKafka ONLY = new RealKafka();
    private static final int MAXIMUM_REQUEST_BYTES = 4 * 1024 * 1024;

    private final KafkaBroker broker;
    private final KafkaProducer<byte[], byte[]> producer;

    private RealKafka() {
        try {
            broker = KafkaBroker.start(Files.createTempDirectory("tickertape-kafka"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address(), "max.request.size", MAXIMUM_REQUEST_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    }

    public static RealKafka get() {
        return ONLY;
    }

    public String address() {
        return broker.bootstrapServers();
    }

    /** What a service under test needs to know; it takes any free port. */
    public Map<String, String> properties() {
        return Map.of("kafka.bootstrap.servers", address(), "micronaut.server.port", "-1");
    }

    public void put(String key, String value) throws Exception {
        put(key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    public void put(byte @Nullable [] key, byte @Nullable [] value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>("prices", key, value)).get();
    }

    /** The same for many at once. */
    public void put(Stream<String> keys, String value) throws ExecutionException, InterruptedException {
        List<Future<?>> sent = new ArrayList<>();
        keys.forEach(key -> sent.add(producer.send(new ProducerRecord<>(
                "prices", key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)))));
        for (Future<?> one : sent) {
            one.get();
        }
    }

    /** Says what is known of an instrument; null forgets it. */
    public void list(String symbol, @Nullable String instrument) throws ExecutionException, InterruptedException {
        byte[] value = instrument == null ? null : instrument.getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>("instruments", symbol.getBytes(StandardCharsets.UTF_8), value))
                .get();
    }

    public void create(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    /** An operator stops a scope, or lets it go on with null. */
    public void control(String scope, @Nullable String control) throws ExecutionException, InterruptedException {
        byte[] value = control == null ? null : control.getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>("controls", scope.getBytes(StandardCharsets.UTF_8), value))
                .get();
    }

    /** The first record of a topic that is looked for, read by a consumer that knows nothing of the services. */
    public ConsumerRecord<byte[], byte[]> await(String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", address());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic);
            consumer.assign(partitions.stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (System.nanoTime() < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (wanted.test(record)) {
                        return record;
                    }
                }
            }
        }
        throw new AssertionError("no such record on " + topic + " within 20 s");
    }
}
