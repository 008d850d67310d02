package io.tickertape.trading;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.PulseSource;
import io.tickertape.tape.process.Pulses;
import io.tickertape.trading.journal.Journal;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import org.reactivestreams.Publisher;

/**
 * Whether the threads go on that read and write Kafka, and those that push to the pages. One that is gone or stuck makes
 * the service DOWN, since a restart helps; while Kafka does not answer, a thread may be held up by it, which a restart
 * would not change.
 */
@Singleton
final class ReadersHealth implements HealthIndicator {
    private final Journal journal;
    private final List<Pulse> all;
    private final Pulses pulses;

    ReadersHealth(Journal journal, List<PulseSource> sources) {
        this.journal = journal;
        all = sources.stream()
                .flatMap(source -> source.pulses().stream())
                .sorted(Comparator.comparing(Pulse::name))
                .toList();
        pulses = new Pulses(all);
    }

    List<Pulse> pulses() {
        return all;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        boolean up = pulses.goOn(!journal.reachableFor().isZero());
        return Publishers.just(HealthResult.builder("readers", up ? HealthStatus.UP : HealthStatus.DOWN)
                .details(pulses.details())
                .build());
    }
}
