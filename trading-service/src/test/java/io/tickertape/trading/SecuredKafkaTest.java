package io.tickertape.trading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.tape.market.Symbol;
import io.tickertape.testbed.documents.AclCommands;
import io.tickertape.testbed.kafka.LoggedClients;
import io.tickertape.testbed.kafka.SecuredBroker;
import io.tickertape.testbed.process.ServiceHealth;
import io.tickertape.trading.controls.topic.ControlsProducer;
import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a broker that takes clients in over TLS alone, by a password, and grants what the manual says. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SecuredKafkaTest {
    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final String SERVICE = "trading-service";
    private static final String ALL_GRANTED = "\"rights\":{\"name\":\"trading-service\",\"status\":\"UP\"";
    private static final String DENIED = "Kafka denies this service the right ";
    /** Of a topic; the configuration last: one that was once as it should be is not looked at again. */
    private static final List<AclOperation> OPERATIONS =
            List.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS);

    private static SecuredBroker kafka;

    private final Path secrets;

    SecuredKafkaTest(@TempDir Path secrets) {
        this.secrets = secrets;
    }

    @BeforeAll
    static void startBroker(@TempDir Path directory) throws Exception {
        kafka = new SecuredBroker(directory, SERVICE, SecuredBroker.PRODUCER, "ticker-service");
        kafka.rights().set(AclCommands.of(PAGE));
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
        kafka.rights().set(AclCommands.of(PAGE));
        Map<String, Object> settings = settings();
        String order;
        try (EmbeddedServer server = start(settings);
                TraderPage alice = TraderPage.open(server.getPort())) {
            alice.awaits("journal live");
            price(server, "SAFE");
            order = alice.buys("1", "SAFE", "10");
            alice.awaits("<tr id=\"o-" + order + "\"", "data-state=\"filled\"");
            health(server).await(200, ALL_GRANTED);
        }
        try (EmbeddedServer server = start(settings);
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
        kafka.send(SecuredBroker.PRODUCER, "prices", symbol, "{\"price\":\"10\",\"bid\":\"9.99\",\"ask\":\"10\"}");
        Prices.await(() -> market.latest(new Symbol(symbol)) != null);
    }

    static Stream<AclBinding> rightsOfTheService() throws IOException {
        return AclCommands.of(PAGE).stream()
                .filter(right -> right.entry().principal().equals("User:" + SERVICE))
                // Used only where a topic is missing, or is not as it should be.
                .filter(right -> right.entry().operation() != AclOperation.CREATE
                        && right.entry().operation() != AclOperation.ALTER_CONFIGS);
    }

    /** Each right of the manual by itself, to the one that a fill needs: four minutes. */
    @ParameterizedTest
    @MethodSource("rightsOfTheService")
    @EnabledIfSystemProperty(named = "rights.all", matches = "true")
    void saysWhichRightIsMissingAndIsWellOnceItIsGranted(AclBinding missing) throws Exception {
        kafka.rights().set(without(List.of(missing)));
        try (EmbeddedServer server = start(settings())) {
            wakeEngine(server);
            health(server)
                    .await(503, DENIED, AclCommands.word(missing.entry().operation()), resource(missing.pattern()));

            kafka.rights().set(AclCommands.of(PAGE));
            health(server).await(200, ALL_GRANTED);
        }
    }

    /** An order for the engine to refuse, so that it opens an account, reports, and keeps what it has reported. */
    private static void wakeEngine(EmbeddedServer server) {
        Instant now = Instant.now();
        NewOrder order = new NewOrder(
                UUID.randomUUID().toString().replace("-", ""),
                "alice",
                new Symbol("NONE"),
                Side.BUY,
                new Quantity(1),
                OrderType.MARKET,
                null,
                null,
                TimeInForce.DAY,
                null,
                now,
                now.plusSeconds(60));
        assertEquals(
                Optional.empty(),
                server.getApplicationContext().getBean(Journal.class).submit(order));
    }

    /** The rights on topics, those of one operation at a time, in one run of the service. */
    @Test
    void saysOfEachTopicWhichRightIsMissingAndIsWellOnceAllAreGranted() throws Exception {
        Map<AclOperation, List<AclBinding>> byOperation = rightsOfTheService()
                .filter(right -> right.pattern().resourceType() == ResourceType.TOPIC
                        && right.pattern().patternType() == PatternType.LITERAL)
                .collect(Collectors.groupingBy(right -> right.entry().operation()));
        assertEquals(Set.copyOf(OPERATIONS), byOperation.keySet());
        kafka.create("orders");
        kafka.rights().set(without(byOperation.getOrDefault(OPERATIONS.get(0), List.of())));
        try (EmbeddedServer server = start(settings())) {
            for (AclOperation operation : OPERATIONS) {
                List<AclBinding> missing = byOperation.getOrDefault(operation, List.of());
                kafka.rights().set(without(missing));
                health(server)
                        .await(
                                503,
                                missing.stream().map(SecuredKafkaTest::denial).toArray(String[]::new));
            }
            kafka.rights().set(AclCommands.of(PAGE));
            health(server).await(200, ALL_GRANTED);
        }
    }

    /** The rights of the manual but these, and but those that Kafka takes for these too. */
    private static List<AclBinding> without(List<AclBinding> missing) throws IOException {
        return AclCommands.of(PAGE).stream()
                .filter(right -> missing.stream().noneMatch(one -> one.equals(right) || isImpliedBy(one, right)))
                .toList();
    }

    /** Who may set a topic's configuration may read it. */
    private static boolean isImpliedBy(AclBinding right, AclBinding other) {
        return right.entry().operation() == AclOperation.DESCRIBE_CONFIGS
                && other.entry().operation() == AclOperation.ALTER_CONFIGS
                && other.pattern().equals(right.pattern())
                && other.entry().principal().equals(right.entry().principal());
    }

    private static String denial(AclBinding missing) {
        return DENIED + AclCommands.word(missing.entry().operation()) + resource(missing.pattern()) + ":";
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
                new AccessControlEntry("User:" + SERVICE, "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW)));
        kafka.rights().set(granted);
        Map<String, Object> settings = settings();
        settings.put("tickertape.controls.topic", "elsewhere");
        try (EmbeddedServer server = start(settings)) {
            health(server).await(503, DENIED + "Create on the topic elsewhere");
        }
    }

    @Test
    void nobodyElseMayWriteOrders() throws Exception {
        kafka.rights().set(AclCommands.of(PAGE));
        kafka.create("orders");
        for (String principal : List.of("ticker-service", SecuredBroker.PRODUCER)) {
            ExecutionException refused =
                    assertThrows(ExecutionException.class, () -> kafka.send(principal, "orders", "alice", "{}"));
            assertInstanceOf(TopicAuthorizationException.class, refused.getCause(), principal);
        }
    }

    @Test
    void everyClientComesInByTheOneLoginWithItsPasswordFromAFile() throws Exception {
        kafka.rights().set(AclCommands.of(PAGE));
        Map<String, Object> settings = kafka.settingsWithPasswordIn(secrets, SERVICE);
        settings().forEach(settings::putIfAbsent);
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
                EmbeddedServer server = start(settings);
                TraderPage alice = TraderPage.open(server.getPort())) {
            alice.awaits("journal live");
            price(server, "FILED");
            String order = alice.buys("1", "FILED", "10");
            alice.awaits("<tr id=\"o-" + order + "\"", "data-state=\"filled\"");
            writeToControls(server.getApplicationContext().getBean(ControlsProducer.class));
            logged.await(all);
            for (String client : all) {
                assertEquals("SASL_SSL", logged.setting(client, "security.protocol"), client);
            }
        }
    }

    /** It gives up long before its first connection over TLS is there on a busy machine, and is asked again. */
    private static void writeToControls(ControlsProducer producer) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); ; ) {
            try {
                producer.write("controls", "account:nobody".getBytes(UTF_8), null)
                        .get();
                return;
            } catch (ExecutionException e) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("nothing could be written to controls", e);
                }
            }
        }
    }

    /** Settings of a service that has accounts of its own. */
    private static Map<String, Object> settings() {
        Map<String, Object> settings = kafka.settings(SERVICE);
        settings.put("tickertape.engine.state-directory", "target/state/" + UUID.randomUUID());
        settings.put("tickertape.login.attempts-topic", "logins.attempts");
        settings.put("tickertape.gateway.sockets-topic", "sockets.open");
        return settings;
    }

    private static EmbeddedServer start(Map<String, Object> settings) {
        return ApplicationContext.run(EmbeddedServer.class, settings, "test");
    }

    private static ServiceHealth health(EmbeddedServer server) {
        return new ServiceHealth(server.getURI());
    }
}
