package io.tickertape.testbed.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker that takes clients in over TLS alone, by a password, and grants each principal no more than it is told to. */
public final class SecuredBroker implements AutoCloseable {
    /** The principal of whoever writes prices and instruments. */
    public static final String PRODUCER = "producer";

    private final BrokerAccess access;
    private final KafkaBroker broker;
    private final Rights rights;

    /** @param principals who can come in, the administrator aside */
    public SecuredBroker(Path directory, String... principals) throws IOException {
        access = BrokerAccess.of(directory.resolve("certificate"), List.of(principals));
        broker = KafkaBroker.startSecured(directory.resolve("data"), 0, access);
        rights = new Rights(broker, access);
    }

    public BrokerAccess access() {
        return access;
    }

    public Rights rights() {
        return rights;
    }

    /** How a service is configured that comes in as this principal. */
    public Map<String, Object> settings(String service) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        access.client(service).forEach((name, value) -> settings.put("kafka." + name, value));
        return settings;
    }

    /** The same, but the password stands in a file of this folder, as the manual shows. */
    public Map<String, Object> settingsWithPasswordIn(Path folder, String service) throws IOException {
        String password = access.passwordOf(service);
        Files.writeString(folder.resolve("kafka-password"), password);
        Map<String, Object> settings = settings(service);
        settings.put("kafka.config.providers", "directory");
        settings.put(
                "kafka.config.providers.directory.class",
                "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
        settings.put("kafka.config.providers.directory.param.allowed.paths", folder.toString());
        settings.put(
                "kafka.sasl.jaas.config",
                access.login(service).replace(password, "${kafka.unset:`$`}{directory:" + folder + ":kafka-password}"));
        return settings;
    }

    /** Makes a topic that is not there yet, as its administrator. */
    public void create(String topic) throws ExecutionException, InterruptedException {
        Admin admin = rights.admin();
        if (!admin.listTopics().names().get().contains(topic)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    /** Writes a record as this principal, and waits until it is there. */
    public void send(String principal, String topic, String key, String value)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(access.client(principal));
        settings.put("bootstrap.servers", broker.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)))
                    .get();
        }
    }

    /** How many records stand on a topic. */
    public long records(String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicDescription described : rights.admin()
                .describeTopics(Set.of(topic))
                .allTopicNames()
                .get()
                .values()) {
            described
                    .partitions()
                    .forEach(one -> ends.put(new TopicPartition(topic, one.partition()), OffsetSpec.latest()));
        }
        return rights.admin().listOffsets(ends).all().get().values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    @Override
    public void close() {
        rights.close();
        broker.close();
    }
}
