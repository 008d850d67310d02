package io.tickertape.trading;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.tickertape.trading.engine.streams.EngineStreams;
import io.tickertape.trading.journal.Journal;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Whether the engine carries commands out, or may be waited for; from memory. */
@Singleton
final class EngineHealth implements HealthIndicator {
    private final EngineStreams engine;
    private final Journal journal;
    private final HealthConfiguration config;

    EngineHealth(EngineStreams engine, Journal journal, HealthConfiguration config) {
        this.engine = engine;
        this.journal = journal;
        this.config = config;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        EngineLife life =
                new EngineLife(engine.state(), engine.stoodStillFor(), engine.sinceTurn(), journal.reachableFor());
        return Publishers.just(
                HealthResult.builder("engine", life.isUp(config.engineGrace()) ? HealthStatus.UP : HealthStatus.DOWN)
                        .details(Map.of(
                                "state",
                                life.state().phase().name().toLowerCase(Locale.ROOT),
                                "restoredPercent",
                                life.state().percent(),
                                "stoodStillMillis",
                                life.stoodStill().toMillis(),
                                "turnedMillisAgo",
                                life.sinceTurn().toMillis()))
                        .build());
    }
}
