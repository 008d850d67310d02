package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.tickertape.tape.edge.ClientAddress;
import io.tickertape.tape.edge.EdgeConfiguration;
import io.tickertape.tape.edge.ProxyConfiguration;
import io.tickertape.trading.blotter.BlotterConfiguration;
import io.tickertape.trading.browser.DeskConfiguration;
import io.tickertape.trading.controls.ControlsConfiguration;
import io.tickertape.trading.engine.streams.EngineConfiguration;
import io.tickertape.trading.feed.FeedConfiguration;
import io.tickertape.trading.gateway.GatewayConfiguration;
import io.tickertape.trading.gateway.topic.SocketsTopicConfiguration;
import io.tickertape.trading.journal.JournalConfiguration;
import io.tickertape.trading.login.LoginConfiguration;
import io.tickertape.trading.login.LoginLimits;
import io.tickertape.trading.login.OpenIdConfiguration;
import io.tickertape.trading.login.UserConfiguration;
import io.tickertape.trading.order.SessionEnd;
import io.tickertape.trading.push.PushConfiguration;
import io.tickertape.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private static final String HASH =
            "pbkdf2-sha256:600000:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @Test
    void hasTheseDefaults() {
        try (ApplicationContext context = context(Map.of())) {
            assertEquals(
                    new JournalConfiguration(
                            "orders",
                            4,
                            Duration.ofSeconds(10),
                            Duration.ofMillis(100),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(1),
                            Duration.ofHours(1),
                            Duration.ofMillis(500),
                            Duration.ofSeconds(2),
                            1_000,
                            200),
                    context.getBean(JournalConfiguration.class));
            assertEquals(
                    new EngineConfiguration(
                            "1",
                            Path.of("data/trading/state"),
                            "executions",
                            new BigDecimal("100000.00"),
                            LocalTime.of(21, 0),
                            "UTC",
                            Duration.ofMillis(10),
                            Duration.ofMillis(10),
                            Duration.ofSeconds(6),
                            Duration.ofSeconds(5)),
                    context.getBean(EngineConfiguration.class));
            assertEquals(
                    new AlertsConfiguration("alerts", 50, Duration.ofSeconds(60)),
                    context.getBean(AlertsConfiguration.class));
            assertEquals(new HealthConfiguration(Duration.ofMinutes(5)), context.getBean(HealthConfiguration.class));
            assertEquals(new BlotterConfiguration(200, 50, 200_000), context.getBean(BlotterConfiguration.class));
            assertEquals(
                    new FeedConfiguration("prices", "instruments", 50_000, 131_072, 20_000),
                    context.getBean(FeedConfiguration.class));
            assertEquals(
                    new RiskConfiguration(
                            Duration.ofSeconds(5),
                            1_000_000,
                            new BigDecimal("20"),
                            new BigDecimal("5"),
                            new BigDecimal("1000000"),
                            new BigDecimal("100000"),
                            Duration.ofSeconds(5),
                            100,
                            200,
                            200,
                            new BigDecimal("0.5"),
                            new BigDecimal("5")),
                    context.getBean(RiskConfiguration.class));
            assertEquals(
                    new GatewayConfiguration(
                            List.of(),
                            Duration.ofMinutes(5),
                            65_536,
                            50,
                            100,
                            20,
                            100,
                            200,
                            400,
                            10,
                            20,
                            Duration.ofSeconds(20)),
                    context.getBean(GatewayConfiguration.class));
            assertEquals(
                    new PushConfiguration(0, 1_048_576, Duration.ofMillis(200), Duration.ofSeconds(1)),
                    context.getBean(PushConfiguration.class));
            assertEquals(
                    new LoginConfiguration(
                            false,
                            false,
                            "",
                            "target/login.key",
                            Duration.ofHours(12),
                            Duration.ofHours(12),
                            "logins.ended",
                            false),
                    context.getBean(LoginConfiguration.class));
            assertEquals(
                    new SocketsTopicConfiguration("sockets.open"), context.getBean(SocketsTopicConfiguration.class));
            assertEquals(
                    new LoginLimits(10, 50, 1_000, Duration.ofMinutes(5), "logins.attempts"),
                    context.getBean(LoginLimits.class));
            assertEquals(
                    new OpenIdConfiguration(
                            "", "", "", "", "single sign-on", "preferred_username", "groups", List.of(), List.of()),
                    context.getBean(OpenIdConfiguration.class));
            assertEquals(new ProxyConfiguration(List.of()), context.getBean(ProxyConfiguration.class));
            assertEquals(
                    new EdgeConfiguration(
                            List.of(),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(30),
                            10_000,
                            2_000,
                            List.of("127.0.0.0/8", "::1")),
                    context.getBean(EdgeConfiguration.class));
            // Nobody else reaches a service that was told nothing.
            assertEquals(
                    "127.0.0.1",
                    context.getProperty("micronaut.server.host", String.class).orElseThrow());
            assertEquals(
                    new ControlsConfiguration("controls", Duration.ofSeconds(5)),
                    context.getBean(ControlsConfiguration.class));
            assertEquals(
                    new DeskConfiguration("http://localhost:8080", 4, Duration.ofSeconds(5)),
                    context.getBean(DeskConfiguration.class));
        }
    }

    @Test
    void isReachedAndReachesKafkaAtTheUsualPorts() {
        try (ApplicationContext context =
                        ApplicationContext.builder().deduceEnvironment(false).build();
                Environment environment = context.getEnvironment().start()) {
            assertEquals(8081, environment.getRequiredProperty("micronaut.server.port", Integer.class));
            assertEquals("localhost:9092", environment.getRequiredProperty("kafka.bootstrap.servers", String.class));
        }
    }

    @Test
    void goesByTheseNames() {
        Map<String, Object> names = new HashMap<>();
        names.put("tickertape.health.engine-grace", "23s");
        names.put("tickertape.alerts.topic", "bells");
        names.put("tickertape.alerts.per-account", "24");
        names.put("tickertape.alerts.stale-after", "25s");
        names.put("tickertape.journal.topic", "commands");
        names.put("tickertape.journal.partitions", "1");
        names.put("tickertape.journal.lifetime", "20s");
        names.put("tickertape.journal.sending-after", "2ms");
        names.put("tickertape.journal.unknown-after", "3s");
        names.put("tickertape.journal.clock-margin", "4s");
        names.put("tickertape.journal.read-back", "5m");
        names.put("tickertape.journal.retry-pause", "5ms");
        names.put("tickertape.journal.close-timeout", "6s");
        names.put("tickertape.journal.orders-in-flight", "7");
        names.put("tickertape.journal.orders-in-flight-per-account", "8");
        names.put("tickertape.blotter.orders-per-account", "9");
        names.put("tickertape.blotter.reports-per-account", "19");
        names.put("tickertape.blotter.entries", "29");
        names.put("tickertape.gateway.allowed-origins", "https://desk.example,https://other.example");
        names.put("tickertape.gateway.ticket-lifetime", "11s");
        names.put("tickertape.gateway.maximum-message", "12");
        names.put("tickertape.gateway.messages-per-second", "13");
        names.put("tickertape.gateway.message-burst", "14");
        names.put("tickertape.gateway.sockets-of-account", "15");
        names.put("tickertape.gateway.sockets-of-address", "16");
        names.put("tickertape.gateway.messages-per-second-of-account", "17");
        names.put("tickertape.gateway.message-burst-of-account", "18");
        names.put("tickertape.gateway.outbound-limit", "15");
        names.put("tickertape.gateway.account-threads", "3");
        names.put("tickertape.gateway.account-pace", "17ms");
        names.put("tickertape.gateway.mark-pace", "18s");
        names.put("tickertape.gateway.previews-per-second", "19");
        names.put("tickertape.gateway.preview-burst", "20");
        names.put("tickertape.gateway.ping", "16s");
        names.put("tickertape.controls.topic", "rulings");
        names.put("tickertape.controls.answer-timeout", "22s");
        names.put("tickertape.login.demo-users", "false");
        names.put("tickertape.login.demo-users-anywhere", "true");
        names.put("tickertape.login.attempts-of-address", "22");
        names.put("tickertape.login.attempts-of-name", "23");
        names.put("tickertape.login.attempts-topic", "guesses");
        names.put("tickertape.proxies.trusted", "10.0.0.0/8,::1");
        names.put("tickertape.edge.hosts", "desk.example,board.example:8443");
        names.put("tickertape.edge.first-request", "51s");
        names.put("tickertape.edge.head", "52s");
        names.put("tickertape.edge.body", "53s");
        names.put("tickertape.edge.maximum-connections", "54");
        names.put("tickertape.edge.maximum-connections-per-address", "55");
        names.put("tickertape.edge.uncapped", "192.0.2.0/24");
        names.put("tickertape.login.key", "a key of 32 characters, or longer");
        names.put("tickertape.login.key-file", "elsewhere/login.key");
        names.put("tickertape.login.lifetime", "19s");
        names.put("tickertape.login.longest", "24s");
        names.put("tickertape.login.ended-topic", "logouts");
        names.put("tickertape.login.attempts", "20");
        names.put("tickertape.login.attempts-window", "21s");
        names.put("tickertape.login.secure-cookies", "true");
        names.put("tickertape.login.users.dave.password", HASH);
        names.put("tickertape.login.users.dave.roles", "TRADER,OPERATOR");
        names.put("tickertape.login.openid.issuer", "https://login.acme.example");
        names.put("tickertape.login.openid.client-id", "tickertape");
        names.put("tickertape.login.openid.client-secret-file", "/run/secrets/acme");
        names.put("tickertape.login.openid.callback", "https://desk.example/login/openid/callback");
        names.put("tickertape.login.openid.label", "Acme");
        names.put("tickertape.login.openid.name-claim", "login");
        names.put("tickertape.login.openid.roles-claim", "roles");
        names.put("tickertape.login.openid.traders", "desk,floor");
        names.put("tickertape.login.openid.operators", "ops");
        names.put("tickertape.desk.ticker-url", "https://board.example");
        names.put("tickertape.desk.quotes-per-second", "17");
        names.put("tickertape.desk.heartbeat", "18s");
        names.put("tickertape.feed.prices", "ticks");
        names.put("tickertape.feed.instruments", "papers");
        names.put("tickertape.feed.read-back", "20");
        names.put("tickertape.feed.remembered-ticks", "21");
        names.put("tickertape.feed.maximum-symbols", "22");
        names.put("tickertape.risk.quote-age", "30s");
        names.put("tickertape.risk.maximum-quantity", "31");
        names.put("tickertape.risk.price-collar", "32");
        names.put("tickertape.risk.price-distance", "3.3");
        names.put("tickertape.risk.maximum-value", "34000");
        names.put("tickertape.risk.large-value", "35");
        names.put("tickertape.risk.duplicate-within", "36s");
        names.put("tickertape.risk.orders-per-second", "37");
        names.put("tickertape.risk.order-burst", "38");
        names.put("tickertape.risk.open-orders", "39");
        names.put("tickertape.risk.price-tolerance", "0.4");
        names.put("tickertape.risk.protection", "41");
        try (ApplicationContext context = context(names)) {
            assertEquals(
                    new JournalConfiguration(
                            "commands",
                            1,
                            Duration.ofSeconds(20),
                            Duration.ofMillis(2),
                            Duration.ofSeconds(3),
                            Duration.ofSeconds(4),
                            Duration.ofMinutes(5),
                            Duration.ofMillis(5),
                            Duration.ofSeconds(6),
                            7,
                            8),
                    context.getBean(JournalConfiguration.class));
            assertEquals(new BlotterConfiguration(9, 19, 29), context.getBean(BlotterConfiguration.class));
            assertEquals(
                    new FeedConfiguration("ticks", "papers", 20, 21, 22), context.getBean(FeedConfiguration.class));
            RiskLimits limits = new RiskLimits(
                    Duration.ofSeconds(30),
                    31,
                    new BigDecimal("32"),
                    new BigDecimal("3.3"),
                    new BigDecimal("34000"),
                    new BigDecimal("35"),
                    Duration.ofSeconds(36),
                    37,
                    38,
                    39,
                    new BigDecimal("0.4"),
                    new BigDecimal("41"));
            assertEquals(limits, context.getBean(RiskConfiguration.class).limits());
            assertEquals(limits, context.getBean(RiskLimits.class));
            assertEquals(
                    new GatewayConfiguration(
                            List.of("https://desk.example", "https://other.example"),
                            Duration.ofSeconds(11),
                            12,
                            13,
                            14,
                            15,
                            16,
                            17,
                            18,
                            19,
                            20,
                            Duration.ofSeconds(16)),
                    context.getBean(GatewayConfiguration.class));
            assertEquals(
                    new PushConfiguration(3, 15, Duration.ofMillis(17), Duration.ofSeconds(18)),
                    context.getBean(PushConfiguration.class));
            assertEquals(
                    new LoginConfiguration(
                            false,
                            true,
                            "a key of 32 characters, or longer",
                            "elsewhere/login.key",
                            Duration.ofSeconds(19),
                            Duration.ofSeconds(24),
                            "logouts",
                            true),
                    context.getBean(LoginConfiguration.class));
            assertEquals(
                    new LoginLimits(20, 22, 23, Duration.ofSeconds(21), "guesses"), context.getBean(LoginLimits.class));
            assertEquals(
                    new OpenIdConfiguration(
                            "https://login.acme.example",
                            "tickertape",
                            "/run/secrets/acme",
                            "https://desk.example/login/openid/callback",
                            "Acme",
                            "login",
                            "roles",
                            List.of("desk", "floor"),
                            List.of("ops")),
                    context.getBean(OpenIdConfiguration.class));
            assertEquals(
                    List.of("10.0.0.0/8", "::1"),
                    context.getBean(ProxyConfiguration.class).trusted());
            assertEquals(
                    new EdgeConfiguration(
                            List.of("desk.example", "board.example:8443"),
                            Duration.ofSeconds(51),
                            Duration.ofSeconds(52),
                            Duration.ofSeconds(53),
                            54,
                            55,
                            List.of("192.0.2.0/24")),
                    context.getBean(EdgeConfiguration.class));
            assertEquals(
                    new UserConfiguration("dave", HASH, null, List.of("TRADER", "OPERATOR")),
                    context.getBean(UserConfiguration.class));
            assertEquals(
                    new AlertsConfiguration("bells", 24, Duration.ofSeconds(25)),
                    context.getBean(AlertsConfiguration.class));
            assertEquals(new HealthConfiguration(Duration.ofSeconds(23)), context.getBean(HealthConfiguration.class));
            assertEquals(
                    new ControlsConfiguration("rulings", Duration.ofSeconds(22)),
                    context.getBean(ControlsConfiguration.class));
            assertEquals(
                    new DeskConfiguration("https://board.example", 17, Duration.ofSeconds(18)),
                    context.getBean(DeskConfiguration.class));
        }
    }

    @Test
    void readsTheEngineByItsNameAndByItsFormerOne() {
        for (String name : List.of("tickertape.engine", "tickertape.processor")) {
            Map<String, Object> names = new HashMap<>();
            names.put(name + ".instance", "2");
            names.put(name + ".state-directory", "elsewhere/state");
            names.put(name + ".reports", "drop-copy");
            names.put(name + ".opening-cash", "3.50");
            names.put(name + ".session-end", "16:30");
            names.put(name + ".match-every", "4ms");
            names.put(name + ".commit-every", "5ms");
            names.put(name + ".session-timeout", "7s");
            names.put(name + ".transaction-timeout", "8s");
            try (ApplicationContext context = context(names)) {
                assertEquals(
                        new EngineConfiguration(
                                "2",
                                Path.of("elsewhere/state"),
                                "drop-copy",
                                new BigDecimal("3.50"),
                                LocalTime.of(16, 30),
                                "UTC",
                                Duration.ofMillis(4),
                                Duration.ofMillis(5),
                                Duration.ofSeconds(7),
                                Duration.ofSeconds(8)),
                        context.getBean(EngineConfiguration.class),
                        name);
            }
        }
    }

    @Test
    void refusesDemoUsersWhereOthersReachThemUnlessToldInSoManyWords() {
        Map<String, Object> open = Map.of("tickertape.login.demo-users", "true", "micronaut.server.host", "0.0.0.0");
        String words = String.valueOf(assertThrows(BeanInstantiationException.class, () -> context(open))
                .getMessage());
        assertTrue(words.contains("set tickertape.login.demo-users-anywhere to true"), words);

        // Its text begins like an address of the loopback, and it is none.
        assertThrows(
                BeanInstantiationException.class,
                () -> context(Map.of(
                        "tickertape.login.demo-users", "true", "micronaut.server.host", "127.0.0.1.evil.invalid")));
        assertThrows(
                BeanInstantiationException.class,
                () -> context(Map.of(
                        "tickertape.login.demo-users",
                        "true",
                        "micronaut.server.netty.listeners.all.host",
                        "0.0.0.0",
                        "micronaut.server.netty.listeners.all.port",
                        "0")));

        Map<String, Object> told = new HashMap<>(open);
        told.put("tickertape.login.demo-users-anywhere", "true");
        context(told).close();
    }

    @Test
    void startsForNobodyWhereNobodyCouldLogIn() {
        String words = String.valueOf(assertThrows(
                        BeanInstantiationException.class,
                        () -> context(Map.of("tickertape.login.users.dave.password", "")))
                .getMessage());
        assertTrue(words.contains("tickertape.login.users.dave"), words);
    }

    @Test
    void refusesAProviderThatIsHalfConfiguredOrInClear() {
        String half = String.valueOf(assertThrows(
                        BeanInstantiationException.class,
                        () -> context(Map.of("tickertape.login.openid.issuer", "https://login.acme.example")))
                .getMessage());
        assertTrue(half.contains("issuer needs client-id, client-secret-file and a callback"), half);
        Map<String, Object> clear = Map.of(
                "tickertape.login.openid.issuer", "http://login.acme.example",
                "tickertape.login.openid.client-id", "tickertape",
                "tickertape.login.openid.client-secret-file", "/run/secrets/acme",
                "tickertape.login.openid.callback", "https://desk.example/login/openid/callback");
        String words = String.valueOf(assertThrows(BeanInstantiationException.class, () -> context(clear))
                .getMessage());
        assertTrue(words.contains("tickertape.login.openid.issuer must begin with https://"), words);
    }

    @Test
    void refusesATrustedProxyThatIsNoAddress() {
        String words = String.valueOf(assertThrows(
                        BeanInstantiationException.class, () -> context(Map.of("tickertape.proxies.trusted", "edge"))
                                .getBean(ClientAddress.class))
                .getMessage());
        assertTrue(words.contains("tickertape.proxies.trusted must be addresses or ranges"), words);
    }

    @Test
    void readsTheZoneOfTheSessionAndRefusesWhatIsNone() {
        try (ApplicationContext context = context(Map.of("tickertape.engine.session-zone", "America/New_York"))) {
            assertEquals(
                    new SessionEnd(LocalTime.of(21, 0), ZoneId.of("America/New_York")),
                    context.getBean(EngineConfiguration.class).session());
        }
        BeanInstantiationException refusal = assertThrows(
                BeanInstantiationException.class,
                () -> context(Map.of("tickertape.engine.session-zone", "Wall Street")));
        assertTrue(
                String.valueOf(refusal.getMessage())
                        .contains("session-zone must be UTC or a time zone such as America/New_York"),
                String.valueOf(refusal.getMessage()));
    }

    @Test
    void refusesLimitsThatContradictEachOther() {
        assertThrows(BeanInstantiationException.class, () -> context(Map.of("tickertape.risk.price-distance", "20.1")));
    }

    @Test
    void refusesMoreAlertsThanARecordHoldsAndAStalenessOfNothing() {
        assertThrows(BeanInstantiationException.class, () -> context(Map.of("tickertape.alerts.per-account", "1001")));
        assertThrows(BeanInstantiationException.class, () -> context(Map.of("tickertape.alerts.stale-after", "0s")));
    }

    @Test
    void refusesAnAddressThatWouldBreakThePage() {
        assertThrows(
                BeanInstantiationException.class,
                () -> context(Map.of("tickertape.desk.ticker-url", "http://x; script-src *")));
    }

    /** The journal starts with every context: here it finds no broker. */
    private static ApplicationContext context(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        // Not where it would be by default: nothing is written outside of target.
        all.putIfAbsent("tickertape.login.key-file", "target/login.key");
        all.put("kafka.bootstrap.servers", "127.0.0.1:1");
        // Somebody must be able to log in.
        all.putIfAbsent("tickertape.login.users.dave.password", HASH);
        all.putIfAbsent("tickertape.login.users.dave.roles", "TRADER");
        return ApplicationContext.builder()
                .properties(all)
                .deduceEnvironment(false)
                .build()
                .start();
    }
}
