package io.tickertape.ticker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.testbed.documents.AclCommands;
import io.tickertape.testbed.kafka.BrokerAccess;
import io.tickertape.testbed.kafka.KafkaBroker;
import io.tickertape.testbed.kafka.LoggedClients;
import io.tickertape.testbed.kafka.Rights;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a broker that takes clients in over TLS alone, by a password, and grants what the manual says. */
@Timeout(300)
class SecuredKafkaTest {
    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final String SERVICE = "ticker-service";
    private static final String PRODUCER = "producer";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static BrokerAccess access;
    private static KafkaBroker broker;
    private static Rights rights;

    private final Path secrets;

    SecuredKafkaTest(@TempDir Path secrets) {
        this.secrets = secrets;
    }

    @BeforeAll
    static void startBroker(@TempDir Path directory) throws Exception {
        access = BrokerAccess.of(directory.resolve("certificate"), List.of(SERVICE, PRODUCER));
        broker = KafkaBroker.startSecured(directory.resolve("data"), 0, access);
        rights = new Rights(broker, access);
    }

    @AfterAll
    static void stopBroker() {
        rights.close();
        broker.close();
    }

    @Test
    void showsPricesAndWritesRefusalsWithTheRightsOfTheManualAlsoAfterARestart() throws Exception {
        rights.set(AclCommands.of(PAGE));
        int refusals = 0;
        for (String price : List.of("10.00", "11.00")) {
            try (EmbeddedServer server = start(settings())) {
                awaitHealth(server, 200, "\"rights\":{\"name\":\"ticker-service\",\"status\":\"UP\"");
                send(PRODUCER, "prices", "SAFE", "{\"price\":" + price + "}");
                send(PRODUCER, "prices", "SAFE", "no price");
                awaitOnStream(server, price);
                // The refusals' own reader may still be on its way into its group.
                awaitRecords("prices.rejected", ++refusals);
            }
        }
    }

    @Test
    void needsNoRightToCreateTopicsThatAreThere() throws Exception {
        for (String topic : List.of("prices", "instruments", "prices.rejected", "instruments.rejected")) {
            create(topic);
        }
        rights.set(AclCommands.of(PAGE).stream()
                .filter(right -> right.entry().operation() != AclOperation.CREATE
                        && right.entry().operation() != AclOperation.ALTER_CONFIGS)
                .toList());
        try (EmbeddedServer server = start(settings())) {
            awaitHealth(server, 200, "\"rights\":{\"name\":\"ticker-service\",\"status\":\"UP\"");
            send(PRODUCER, "prices", "THERE", "{\"price\":12}");
            awaitOnStream(server, "12.00");
        }
    }

    static Stream<AclBinding> rightsOfTheService() throws IOException {
        return AclCommands.of(PAGE).stream()
                .filter(right -> right.entry().principal().equals("User:" + SERVICE))
                .filter(right -> right.entry().operation() != AclOperation.CREATE);
    }

    @ParameterizedTest
    @MethodSource("rightsOfTheService")
    void saysWhichRightIsMissingAndIsWellOnceItIsGranted(AclBinding missing) throws Exception {
        List<AclBinding> all = AclCommands.of(PAGE);
        rights.set(all.stream().filter(right -> !right.equals(missing)).toList());
        String operation = missing.entry().operation() == AclOperation.READ ? "Read" : "Write";
        String words = "Kafka denies this service the right " + operation + " on the "
                + missing.pattern().resourceType().name().toLowerCase(java.util.Locale.ROOT) + " "
                + missing.pattern().name() + ": grant it";
        try (EmbeddedServer server = start(settings())) {
            awaitHealth(server, 503, words);

            rights.set(all);
            awaitHealth(server, 200, "\"rights\":{\"name\":\"ticker-service\",\"status\":\"UP\"");
        }
    }

    @Test
    void saysThatKafkaDoesNotLetItIn() throws Exception {
        Map<String, Object> settings = settings();
        settings.put("kafka.sasl.jaas.config", access.login(SERVICE).replace(access.passwordOf(SERVICE), "wrong"));
        try (EmbeddedServer server = start(settings)) {
            awaitHealth(server, 503, "Kafka does not let this service in");
        }
    }

    @Test
    void cannotWriteOrders() throws Exception {
        rights.set(AclCommands.of(PAGE));
        create("orders");
        ExecutionException refused =
                assertThrows(ExecutionException.class, () -> send(SERVICE, "orders", "alice", "{}"));
        assertInstanceOf(TopicAuthorizationException.class, refused.getCause());
    }

    @Test
    void everyClientComesInByTheOneLoginWithItsPasswordFromAFile() throws Exception {
        rights.set(AclCommands.of(PAGE));
        Files.writeString(secrets.resolve("kafka-password"), access.passwordOf(SERVICE));
        Map<String, Object> settings = settings();
        settings.put("kafka.config.providers", "directory");
        settings.put(
                "kafka.config.providers.directory.class",
                "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
        settings.put("kafka.config.providers.directory.param.allowed.paths", secrets.toString());
        settings.put(
                "kafka.sasl.jaas.config",
                access.login(SERVICE)
                        .replace(
                                access.passwordOf(SERVICE),
                                "${kafka.unset:`$`}{directory:" + secrets + ":kafka-password}"));
        try (LoggedClients logged = new LoggedClients();
                EmbeddedServer server = start(settings)) {
            List<String> all =
                    List.of("admin", "ticker-prices", "ticker-instruments", "ticker-rejections", "rejections");
            logged.await(all);
            for (String client : all) {
                assertEquals("SASL_SSL", logged.setting(client, "security.protocol"), client);
            }
            awaitHealth(server, 200, "\"rights\":{\"name\":\"ticker-service\",\"status\":\"UP\"");
            send(PRODUCER, "prices", "FILED", "{\"price\":13}");
            awaitOnStream(server, "13.00");
        }
    }

    @Test
    void readsTheWholeLoginFromAFileOfProperties() throws Exception {
        rights.set(AclCommands.of(PAGE));
        Map<String, Object> settings = settings();
        settings.remove("kafka.sasl.jaas.config");
        Path file = Files.writeString(
                secrets.resolve("kafka.properties"), "kafka.sasl.jaas.config=" + access.login(SERVICE) + "\n");
        System.setProperty("micronaut.config.files", file.toString());
        try (EmbeddedServer server = start(settings)) {
            awaitHealth(server, 200, "\"rights\":{\"name\":\"ticker-service\",\"status\":\"UP\"");
        } finally {
            System.clearProperty("micronaut.config.files");
        }
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("micronaut.server.port", "-1");
        access.client(SERVICE).forEach((name, value) -> settings.put("kafka." + name, value));
        return settings;
    }

    private static EmbeddedServer start(Map<String, Object> settings) {
        return ApplicationContext.run(EmbeddedServer.class, settings);
    }

    private static void create(String topic) throws Exception {
        if (!rights.admin().listTopics().names().get().contains(topic)) {
            rights.admin()
                    .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(String principal, String topic, String key, String value) throws Exception {
        Map<String, Object> settings = new HashMap<>(access.client(principal));
        settings.put("bootstrap.servers", broker.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)))
                    .get();
        }
    }

    private static void awaitHealth(EmbeddedServer server, int status, String words) throws Exception {
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

    private static void awaitOnStream(EmbeddedServer server, String price) throws Exception {
        try (BufferedReader stream = new BufferedReader(new InputStreamReader(
                URI.create(server.getURI() + "/prices/stream").toURL().openStream(), UTF_8))) {
            String line = stream.readLine();
            while (line != null && !line.contains(price)) {
                line = stream.readLine();
            }
            assertTrue(line != null, "the stream ended without " + price);
        }
    }

    private static void awaitRecords(String topic, long count) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        long found = 0;
        while (found < count && System.nanoTime() < end) {
            found = records(topic);
        }
        assertEquals(count, found);
    }

    private static long records(String topic) throws Exception {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicDescription described : rights.admin()
                .describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .values()) {
            described
                    .partitions()
                    .forEach(one -> ends.put(new TopicPartition(topic, one.partition()), OffsetSpec.latest()));
        }
        return rights.admin().listOffsets(ends).all().get().values().stream()
                .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                .sum();
    }
}
