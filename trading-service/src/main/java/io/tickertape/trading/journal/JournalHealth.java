package io.tickertape.trading.journal;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/**
 * How the journal is, from memory, so that it is told at once. The service stays UP without it: it serves its pages,
 * and they say what is missing; a restart would not bring a broker back.
 */
@Singleton
final class JournalHealth implements HealthIndicator {
    private final Journal journal;

    JournalHealth(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(HealthResult.builder("journal", HealthStatus.UP)
                .details(Map.of("state", journal.state().slug(), "undecided", journal.undecided()))
                .build());
    }
}
