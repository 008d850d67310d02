package io.tickertape.ticker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.testbed.documents.AclCommands;
import io.tickertape.testbed.kafka.LoggedClients;
import io.tickertape.testbed.kafka.SecuredBroker;
import io.tickertape.testbed.process.ServiceHealth;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a broker that takes clients in over TLS alone, by a password, and grants what the manual says. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SecuredKafkaTest {
    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final String SERVICE = "ticker-service";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final String ALL_GRANTED = "\"rights\":{\"name\":\"ticker-service\",\"status\":\"UP\"";

    private static SecuredBroker kafka;

    private final Path secrets;

    SecuredKafkaTest(@TempDir Path secrets) {
        this.secrets = secrets;
    }

    @BeforeAll
    static void startBroker(@TempDir Path directory) throws Exception {
        kafka = new SecuredBroker(directory, SERVICE, SecuredBroker.PRODUCER);
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @Test
    void showsPricesAndWritesRefusalsWithTheRightsOfTheManualAlsoAfterARestart() throws Exception {
        kafka.rights().set(AclCommands.of(PAGE));
        int refusals = 0;
        for (String price : List.of("10.00", "11.00")) {
            try (EmbeddedServer server = start(settings())) {
                health(server).await(200, ALL_GRANTED);
                kafka.send(SecuredBroker.PRODUCER, "prices", "SAFE", "{\"price\":" + price + "}");
                kafka.send(SecuredBroker.PRODUCER, "prices", "SAFE", "no price");
                awaitOnStream(server, price);
                // The refusals' own reader may still be on its way into its group.
                awaitRecords("prices.rejected", ++refusals);
            }
        }
    }

    @Test
    void needsNoRightToCreateTopicsThatAreThere() throws Exception {
        for (String topic : List.of("prices", "instruments", "prices.rejected", "instruments.rejected")) {
            kafka.create(topic);
        }
        kafka.rights()
                .set(AclCommands.of(PAGE).stream()
                        .filter(right -> right.entry().operation() != AclOperation.CREATE
                                && right.entry().operation() != AclOperation.ALTER_CONFIGS)
                        .toList());
        try (EmbeddedServer server = start(settings())) {
            health(server).await(200, ALL_GRANTED);
            kafka.send(SecuredBroker.PRODUCER, "prices", "THERE", "{\"price\":12}");
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
        kafka.rights().set(all.stream().filter(right -> !right.equals(missing)).toList());
        String operation = missing.entry().operation() == AclOperation.READ ? "Read" : "Write";
        String words = "Kafka denies this service the right " + operation + " on the "
                + missing.pattern().resourceType().name().toLowerCase(java.util.Locale.ROOT) + " "
                + missing.pattern().name() + ": grant it";
        try (EmbeddedServer server = start(settings())) {
            health(server).await(503, words);

            kafka.rights().set(all);
            health(server).await(200, ALL_GRANTED);
        }
    }

    @Test
    void saysThatKafkaDoesNotLetItIn() throws Exception {
        Map<String, Object> settings = settings();
        settings.put(
                "kafka.sasl.jaas.config",
                kafka.access().login(SERVICE).replace(kafka.access().passwordOf(SERVICE), "wrong"));
        try (EmbeddedServer server = start(settings)) {
            health(server).await(503, "Kafka does not let this service in");
        }
    }

    @Test
    void cannotWriteOrders() throws Exception {
        kafka.rights().set(AclCommands.of(PAGE));
        kafka.create("orders");
        ExecutionException refused =
                assertThrows(ExecutionException.class, () -> kafka.send(SERVICE, "orders", "alice", "{}"));
        assertInstanceOf(TopicAuthorizationException.class, refused.getCause());
    }

    @Test
    void everyClientComesInByTheOneLoginWithItsPasswordFromAFile() throws Exception {
        kafka.rights().set(AclCommands.of(PAGE));
        Map<String, Object> settings = kafka.settingsWithPasswordIn(secrets, SERVICE);
        settings.put("micronaut.server.port", "-1");
        try (LoggedClients logged = new LoggedClients();
                EmbeddedServer server = start(settings)) {
            List<String> all = List.of(
                    "admin",
                    "ticker-prices",
                    "ticker-instruments",
                    "ticker-controls",
                    "ticker-rejections",
                    "rejections");
            logged.await(all);
            for (String client : all) {
                assertEquals("SASL_SSL", logged.setting(client, "security.protocol"), client);
            }
            health(server).await(200, ALL_GRANTED);
            kafka.send(SecuredBroker.PRODUCER, "prices", "FILED", "{\"price\":13}");
            awaitOnStream(server, "13.00");
        }
    }

    @Test
    void readsTheWholeLoginFromAFileOfProperties() throws Exception {
        kafka.rights().set(AclCommands.of(PAGE));
        Map<String, Object> settings = settings();
        settings.remove("kafka.sasl.jaas.config");
        Path file = Files.writeString(
                secrets.resolve("kafka.properties"),
                "kafka.sasl.jaas.config=" + kafka.access().login(SERVICE) + "\n");
        System.setProperty("micronaut.config.files", file.toString());
        try (EmbeddedServer server = start(settings)) {
            health(server).await(200, ALL_GRANTED);
        } finally {
            System.clearProperty("micronaut.config.files");
        }
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings = kafka.settings(SERVICE);
        settings.put("micronaut.server.port", "-1");
        return settings;
    }

    private static EmbeddedServer start(Map<String, Object> settings) {
        return ApplicationContext.run(EmbeddedServer.class, settings);
    }

    private static ServiceHealth health(EmbeddedServer server) {
        return new ServiceHealth(server.getURI());
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
            found = kafka.records(topic);
        }
        assertEquals(count, found);
    }
}
