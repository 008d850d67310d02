package io.tickertape.ticker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.context.ApplicationContext;
import io.tickertape.tape.edge.EdgeConfiguration;
import io.tickertape.tape.edge.ProxyConfiguration;
import io.tickertape.ticker.broadcast.BroadcastConfiguration;
import io.tickertape.ticker.feed.FeedConfiguration;
import io.tickertape.ticker.web.WebConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void namesAndDefaultsStayWhatTheyAre() {
        try (ApplicationContext context = ApplicationContext.run(
                Map.of("kafka.bootstrap.servers", RealKafka.get().address()))) {
            assertEquals(
                    new MarketConfiguration(
                            Duration.ofSeconds(15),
                            30,
                            Duration.ofSeconds(5),
                            Duration.ofMinutes(5),
                            Duration.ofSeconds(60),
                            120,
                            Duration.ofSeconds(30),
                            Duration.ofMinutes(30),
                            20000),
                    context.getBean(MarketConfiguration.class));
            assertEquals(
                    new BroadcastConfiguration(
                            Duration.ofMillis(2),
                            Duration.ofMillis(20),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(3),
                            50000,
                            20000,
                            0),
                    context.getBean(BroadcastConfiguration.class));
            assertEquals(
                    new CandlesConfiguration(1440, 260, 50, 200000, 100000),
                    context.getBean(CandlesConfiguration.class));
            assertEquals(new FeedConfiguration(4, (short) 1), context.getBean(FeedConfiguration.class));
            assertEquals(
                    new WebConfiguration("http://localhost:8081", 4, "USD", 500, "none"),
                    context.getBean(WebConfiguration.class));
            assertEquals(
                    new EdgeConfiguration(
                            List.of(),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(30),
                            60_000,
                            2_000,
                            List.of("127.0.0.0/8", "::1")),
                    context.getBean(EdgeConfiguration.class));
            assertEquals(new ControlsConfiguration("controls"), context.getBean(ControlsConfiguration.class));
            assertEquals(new ProxyConfiguration(List.of()), context.getBean(ProxyConfiguration.class));
            assertEquals(8080, context.getRequiredProperty("micronaut.server.port", Integer.class));
        }
    }

    @Test
    void everyNameCanBeSet() {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "kafka.bootstrap.servers", RealKafka.get().address(),
                "tickertape.market.maximum-symbols", "3",
                "tickertape.broadcast.gathering", "3ms",
                "tickertape.broadcast.frame-interval", "4ms",
                "tickertape.broadcast.heartbeat-interval", "5s",
                "tickertape.broadcast.retry", "6s",
                "tickertape.web.desk-url", "http://desk",
                "tickertape.web.page-rate", "7",
                "tickertape.web.maximum-watch-list", "8"));
        settings.put("tickertape.web.currency", "GBP");
        settings.put("tickertape.web.strip-ancestors", "https://a.example https://b.example:8443");
        settings.putAll(Map.of(
                "tickertape.candles.minutes", "10",
                "tickertape.candles.days", "11",
                "tickertape.candles.trades", "12",
                "tickertape.candles.maximum-candles", "13",
                "tickertape.candles.maximum-trades", "14"));
        settings.putAll(Map.of(
                "tickertape.broadcast.drain", "7s",
                "tickertape.broadcast.maximum-watchers", "8",
                "tickertape.market.late-after", "2s",
                "tickertape.market.late-intervals", "3",
                "tickertape.market.late-soonest", "1s",
                "tickertape.market.late-latest", "4s",
                "tickertape.market.stale-after", "6s",
                "tickertape.market.stale-intervals", "7",
                "tickertape.market.stale-soonest", "5s",
                "tickertape.market.stale-latest", "8s"));
        settings.put("tickertape.broadcast.maximum-watchers-per-address", "9");
        settings.put("tickertape.broadcast.maximum-in-flight", "10");
        settings.put("tickertape.controls.topic", "halts");
        try (ApplicationContext context = ApplicationContext.run(settings)) {
            assertEquals(
                    new MarketConfiguration(
                            Duration.ofSeconds(2),
                            3,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(4),
                            Duration.ofSeconds(6),
                            7,
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(8),
                            3),
                    context.getBean(MarketConfiguration.class));
            assertEquals(
                    new BroadcastConfiguration(
                            Duration.ofMillis(3),
                            Duration.ofMillis(4),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(6),
                            Duration.ofSeconds(7),
                            8,
                            9,
                            10),
                    context.getBean(BroadcastConfiguration.class));
            assertEquals(new CandlesConfiguration(10, 11, 12, 13, 14), context.getBean(CandlesConfiguration.class));
            assertEquals(new ControlsConfiguration("halts"), context.getBean(ControlsConfiguration.class));
            assertEquals(
                    new WebConfiguration("http://desk", 7, "GBP", 8, "https://a.example https://b.example:8443"),
                    context.getBean(WebConfiguration.class));
        }
    }
}
