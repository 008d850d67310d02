package io.tickertape.trading;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.testbed.kafka.BrokerAccess;
import io.tickertape.testbed.kafka.KafkaBroker;
import io.tickertape.testbed.kafka.Rights;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker that takes clients in over TLS alone, by a password, and services on it. */
final class SecuredKafka implements AutoCloseable {
    static final String SERVICE = "trading-service";
    static final String PRODUCER = "producer";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    final BrokerAccess access;
    final Rights rights;
    private final KafkaBroker broker;

    SecuredKafka(Path directory) throws IOException {
        access = BrokerAccess.of(directory.resolve("certificate"), List.of(SERVICE, PRODUCER, "ticker-service"));
        broker = KafkaBroker.startSecured(directory.resolve("data"), 0, access);
        rights = new Rights(broker, access);
    }

    /** Of the service, with accounts of its own. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("tickertape.engine.state-directory", "target/state/" + UUID.randomUUID());
        settings.put("tickertape.login.attempts-topic", "logins.attempts");
        access.client(SERVICE).forEach((name, value) -> settings.put("kafka." + name, value));
        return settings;
    }

    static EmbeddedServer start(Map<String, Object> settings) {
        return ApplicationContext.run(EmbeddedServer.class, settings, "test");
    }

    /** Makes a topic that is not there yet, as its administrator. */
    void create(String topic) throws Exception {
        if (!rights.admin().listTopics().names().get().contains(topic)) {
            rights.admin()
                    .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    void send(String principal, String topic, String key, String value) throws Exception {
        Map<String, Object> settings = new HashMap<>(access.client(principal));
        settings.put("bootstrap.servers", broker.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)))
                    .get();
        }
    }

    static void awaitHealth(EmbeddedServer server, int status, String words) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.getURI() + "/health")).build();
        long end = System.nanoTime() + PATIENCE_NANOS;
        String last = "";
        while (System.nanoTime() < end) {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            last = answer.statusCode() + " " + answer.body();
            if (answer.statusCode() == status && answer.body().contains(words)) {
                return;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("no " + status + " with " + words + ", but " + last);
    }

    @Override
    public void close() {
        rights.close();
        broker.close();
    }
}
