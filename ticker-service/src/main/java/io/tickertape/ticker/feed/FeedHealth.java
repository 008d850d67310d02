package io.tickertape.ticker.feed;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.tickertape.ticker.market.FeedStatus;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/**
 * Not up until the market has been rebuilt once. An outage of Kafka after that is told in the details only: the pages
 * say it, and a restart would help nobody.
 */
@Singleton
final class FeedHealth implements HealthIndicator {
    private static final String NAME = "feed";

    private final PriceFeed feed;

    FeedHealth(PriceFeed feed) {
        this.feed = feed;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        FeedStatus status = feed.status();
        return Publishers.just(
                HealthResult.builder(NAME, status.rebuiltPercent() == 100 ? HealthStatus.UP : HealthStatus.DOWN)
                        .details(Map.of(
                                "state", status.state().word(),
                                "rebuiltPercent", status.rebuiltPercent(),
                                "lagMillis", status.lag().toMillis()))
                        .build());
    }
}
