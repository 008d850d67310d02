package io.tickertape.ticker.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import io.tickertape.tape.process.Pulse;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.MarketListener;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ReadersHealthTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Pulse pulse = new Pulse("prices-reader", nanos::get);
    private final PriceFeed feed = new PriceFeed(
            new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 10),
            new NoListener(),
            Clock.systemUTC(),
            new SimpleMeterRegistry());
    private final ReadersHealth health = new ReadersHealth(feed, Stream.of(pulse));

    @Test
    void isDownWhileAReaderIsStuckUnlessKafkaDoesNotAnswer() {
        pulse.beat();
        assertEquals(HealthStatus.UP, status());

        nanos.set(Duration.ofMinutes(1).toNanos());
        assertEquals(HealthStatus.DOWN, status());

        feed.reachable(false);
        assertEquals(HealthStatus.UP, status());
    }

    @Test
    void isDownOnceAReaderIsGoneWhetherKafkaAnswersOrNot() throws InterruptedException {
        Thread thread = new Thread(pulse::beat);
        thread.start();
        thread.join();
        assertEquals(HealthStatus.DOWN, status());

        feed.reachable(false);
        assertEquals(HealthStatus.DOWN, status());
    }

    private HealthStatus status() {
        HealthResult result = Mono.from(health.getResult()).block();
        return Objects.requireNonNull(result).getStatus();
    }

    private static final class NoListener implements MarketListener {
        @Override
        public void marketChanged() {}

        @Override
        public void feedChanged(FeedStatus status) {}
    }
}
