package io.tickertape.ticker.hardening;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.testbed.documents.AclCommands;
import io.tickertape.testbed.hardening.RawConnection;
import io.tickertape.testbed.hardening.ServiceLog;
import io.tickertape.testbed.kafka.SecuredBroker;
import io.tickertape.testbed.process.ServiceHealth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole run against a Kafka that asks for a password, after which no secret stands in the log or in an answer. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SecretsTest {
    private static final String SERVICE = "ticker-service";
    private static final String WRONG = "wr0ng-horse-battery";
    private static final String NOTE = "n0body-elses-business";

    private final List<String> answers = new ArrayList<>();

    @Test
    void standNowhereAfterAWholeRun(@TempDir Path directory) throws Exception {
        try (SecuredBroker kafka = new SecuredBroker(directory, SERVICE, SecuredBroker.PRODUCER);
                ServiceLog log = new ServiceLog().with("org.apache.kafka.clients", Level.INFO)) {
            log.with("org.apache.kafka.common", Level.INFO);
            kafka.rights().set(AclCommands.of(Path.of("../docs/operations.md")));
            Map<String, String> login = kafka.access().client(SERVICE);
            Map<String, String> secrets = new LinkedHashMap<>();
            secrets.put("Kafka's password", kafka.access().passwordOf(SERVICE));
            secrets.put("the trust store's password", login.get("ssl.truststore.password"));
            secrets.put("a wrong password", WRONG);
            secrets.put("what a refused record holds", NOTE);

            run(kafka, settings(kafka));
            isNotLetIn(kafka);

            assertTrue(log.text().contains("sasl.jaas.config = [hidden]"), log::text);
            assertTrue(log.text().contains("ignores {isolation.level=read_uncommitted}"), log::text);
            assertTrue(log.text().contains("refused or took in part 1 of "), log::text);
            assertTrue(log.text().contains("Kafka does not let this service in"), log::text);
            secrets.forEach((what, secret) -> {
                assertFalse(log.text().contains(secret), () -> what + " is in the log: " + log.text());
                answers.forEach(answer -> assertFalse(answer.contains(secret), () -> what + " is in " + answer));
            });
        }
    }

    private void run(SecuredBroker kafka, Map<String, Object> settings) throws Exception {
        // A setting that is not taken is told, with what is not taken.
        settings.put("kafka.consumers.ticker-prices.isolation.level", "read_uncommitted");
        try (EmbeddedServer server = start(settings)) {
            ServiceHealth health = new ServiceHealth(server.getURI());
            health.await(200);
            kafka.send(
                    SecuredBroker.PRODUCER, "prices", "SAFE", "{\"price\":\"" + NOTE + "\",\"note\":\"" + NOTE + "\"}");
            kafka.send(SecuredBroker.PRODUCER, "prices", "SAFE", "{\"price\":\"10\",\"note\":\"" + NOTE + "\"}");
            while (kafka.records("prices.rejected") < 1) {
                Thread.onSpinWait();
            }
            while (!ask(server, "/prices").contains("10.00")) {
                Thread.onSpinWait();
            }
            for (String path : List.of("/", "/health", "/prometheus", "/none", "/symbols/SAFE")) {
                answers.add(ask(server, path));
            }
        }
    }

    private void isNotLetIn(SecuredBroker kafka) throws Exception {
        Map<String, Object> settings = settings(kafka);
        settings.put(
                "kafka.sasl.jaas.config",
                kafka.access().login(SERVICE).replace(kafka.access().passwordOf(SERVICE), WRONG));
        try (EmbeddedServer server = start(settings)) {
            new ServiceHealth(server.getURI()).await(503, "Kafka does not let this service in");
            answers.add(ask(server, "/health"));
        }
    }

    private static String ask(EmbeddedServer server, String path) throws IOException {
        RawConnection.Answer answer =
                RawConnection.ask(server.getPort(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return answer.head() + answer.body();
    }

    private static Map<String, Object> settings(SecuredBroker kafka) {
        Map<String, Object> settings = kafka.settings(SERVICE);
        settings.put("micronaut.server.port", "-1");
        return settings;
    }

    private static EmbeddedServer start(Map<String, Object> settings) {
        return ApplicationContext.run(EmbeddedServer.class, settings);
    }
}
