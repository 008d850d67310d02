package io.tickertape.trading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.tape.market.Symbol;
import io.tickertape.testbed.documents.AclCommands;
import io.tickertape.testbed.kafka.LoggedClients;
import io.tickertape.trading.controls.topic.ControlsProducer;
import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Withdraw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a broker that takes clients in over TLS alone, by a password, and grants what the manual says. */
@Timeout(300)
class SecuredKafkaTest {
    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final String ALL_GRANTED = "\"rights\":{\"name\":\"trading-service\",\"status\":\"UP\"";
    /** Granted ahead of the version that uses them. */
    private static final Set<String> UNUSED = Set.of("alerts");

    private static SecuredKafka kafka;

    private final Path secrets;

    SecuredKafkaTest(@TempDir Path secrets) {
        this.secrets = secrets;
    }

    @BeforeAll
    static void startBroker(@TempDir Path directory) throws Exception {
        kafka = new SecuredKafka(directory);
        kafka.rights.set(AclCommands.of(PAGE));
        // The producer's, and so it makes them.
        kafka.create("prices");
        kafka.create("instruments");
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @Test
    void tradesWithTheRightsOfTheManualAndHasItsAccountsAfterARestart() throws Exception {
        kafka.rights.set(AclCommands.of(PAGE));
        Map<String, Object> settings = kafka.settings();
        String order;
        try (EmbeddedServer server = SecuredKafka.start(settings);
                TraderPage alice = TraderPage.open(server.getPort())) {
            alice.awaits("journal live");
            price(server, "SAFE");
            order = alice.buys("1", "SAFE", "10");
            alice.awaits("<tr id=\"o-" + order + "\"", "data-state=\"filled\"");
            SecuredKafka.awaitHealth(server, 200, ALL_GRANTED);
        }
        try (EmbeddedServer server = SecuredKafka.start(settings);
                TraderPage alice = TraderPage.open(server.getPort())) {
            alice.awaits("<tr id=\"o-" + order + "\"", "data-state=\"filled\"");
            price(server, "SAFE");
            String next = alice.buys("2", "SAFE", "10");
            alice.awaits("<tr id=\"o-" + next + "\"", "data-state=\"filled\"");
        }
    }

    /** A tick that fills what is bought for ten. */
    private static void price(EmbeddedServer server, String symbol) throws Exception {
        Market market = server.getApplicationContext().getBean(Market.class);
        kafka.send(SecuredKafka.PRODUCER, "prices", symbol, "{\"price\":\"10\",\"bid\":\"9.99\",\"ask\":\"10\"}");
        Prices.await(() -> market.latest(new Symbol(symbol)) != null);
    }

    static Stream<AclBinding> rightsOfTheService() throws IOException {
        return AclCommands.of(PAGE).stream()
                .filter(right -> right.entry().principal().equals("User:" + SecuredKafka.SERVICE))
                .filter(right -> !UNUSED.contains(right.pattern().name()))
                // Used only where a topic is missing, or is not as it should be.
                .filter(right -> right.entry().operation() != AclOperation.CREATE
                        && right.entry().operation() != AclOperation.ALTER_CONFIGS);
    }

    /** Each right of the manual: it takes some minutes. */
    @ParameterizedTest
    @MethodSource("rightsOfTheService")
    @EnabledIfSystemProperty(named = "rights.all", matches = "true")
    void saysWhichRightIsMissingAndIsWellOnceItIsGranted(AclBinding missing) throws Exception {
        List<AclBinding> all = AclCommands.of(PAGE);
        kafka.rights.set(all.stream().filter(right -> !right.equals(missing)).toList());
        try (EmbeddedServer server = SecuredKafka.start(kafka.settings())) {
            Instant now = Instant.now();
            server.getApplicationContext()
                    .getBean(Journal.class)
                    .withdraw(new Withdraw("nothing", "nobody", now, now.plusSeconds(60)));
            SecuredKafka.awaitHealth(server, 503, "Kafka denies this service the right ");
            SecuredKafka.awaitHealth(
                    server, 503, SecurityUtils.operationName(missing.entry().operation()));
            SecuredKafka.awaitHealth(server, 503, resource(missing.pattern()));

            kafka.rights.set(all);
            SecuredKafka.awaitHealth(server, 200, ALL_GRANTED);
        }
    }

    private static String resource(ResourcePattern pattern) {
        return pattern.resourceType() == ResourceType.TRANSACTIONAL_ID
                ? " on its transactional ids"
                : " on the " + pattern.resourceType().name().toLowerCase(Locale.ROOT) + " " + pattern.name();
    }

    @Test
    void saysThatItMayNotMakeATopicThatIsMissing() throws Exception {
        List<AclBinding> granted = new ArrayList<>(AclCommands.of(PAGE));
        granted.add(new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "elsewhere", PatternType.LITERAL),
                new AccessControlEntry(
                        "User:" + SecuredKafka.SERVICE, "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW)));
        kafka.rights.set(granted);
        Map<String, Object> settings = kafka.settings();
        settings.put("tickertape.controls.topic", "elsewhere");
        try (EmbeddedServer server = SecuredKafka.start(settings)) {
            SecuredKafka.awaitHealth(server, 503, "denies this service the right Create on the topic elsewhere");
        }
    }

    @Test
    void nobodyElseMayWriteOrders() throws Exception {
        kafka.rights.set(AclCommands.of(PAGE));
        kafka.create("orders");
        for (String principal : List.of("ticker-service", SecuredKafka.PRODUCER)) {
            ExecutionException refused =
                    assertThrows(ExecutionException.class, () -> kafka.send(principal, "orders", "alice", "{}"));
            assertInstanceOf(TopicAuthorizationException.class, refused.getCause(), principal);
        }
    }

    @Test
    void everyClientComesInByTheOneLoginWithItsPasswordFromAFile() throws Exception {
        kafka.rights.set(AclCommands.of(PAGE));
        String password = kafka.access.passwordOf(SecuredKafka.SERVICE);
        Files.writeString(secrets.resolve("kafka-password"), password);
        Map<String, Object> settings = kafka.settings();
        settings.put("kafka.config.providers", "directory");
        settings.put(
                "kafka.config.providers.directory.class",
                "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
        settings.put("kafka.config.providers.directory.param.allowed.paths", secrets.toString());
        String login = kafka.access.login(SecuredKafka.SERVICE);
        settings.put(
                "kafka.sasl.jaas.config",
                login.replace(password, "${kafka.unset:`$`}{directory:" + secrets + ":kafka-password}"));
        settings.put("tickertape.engine.instance", "filed");
        String streams = "trading-desk-filed-StreamThread-1-";
        List<String> all = List.of(
                "admin",
                "trading-prices",
                "trading-instruments",
                "trading-controls-reader",
                "trading-journal-reader",
                "trading-reports-reader",
                "trading-reports-ahead",
                "trading-journal-writer",
                ControlsProducer.CLIENT,
                "trading-desk-filed-admin",
                streams + "consumer",
                "trading-desk-filed-StateUpdater-1-restore-consumer",
                streams + "producer");
        try (LoggedClients logged = new LoggedClients();
                EmbeddedServer server = SecuredKafka.start(settings);
                TraderPage alice = TraderPage.open(server.getPort())) {
            alice.awaits("journal live");
            price(server, "FILED");
            String order = alice.buys("1", "FILED", "10");
            alice.awaits("<tr id=\"o-" + order + "\"", "data-state=\"filled\"");
            server.getApplicationContext()
                    .getBean(ControlsProducer.class)
                    .write("controls", "account:nobody".getBytes(UTF_8), null)
                    .get();
            logged.await(all);
            for (String client : all) {
                assertEquals("SASL_SSL", logged.setting(client, "security.protocol"), client);
            }
        }
    }
}
