package io.tickertape.ticker;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.Pulses;
import io.tickertape.ticker.broadcast.Broadcaster;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.reactivestreams.Publisher;

/** Whether the thread goes on that sends what changed: without it, pages stand still and look alive. */
@Singleton
final class BroadcastHealth implements HealthIndicator {
    private final Pulses broadcast;

    @Inject
    BroadcastHealth(Broadcaster broadcaster) {
        this(broadcaster.pulse());
    }

    BroadcastHealth(Pulse broadcast) {
        this.broadcast = new Pulses(List.of(broadcast));
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(
                HealthResult.builder("broadcast", broadcast.goOn(true) ? HealthStatus.UP : HealthStatus.DOWN)
                        .details(broadcast.details())
                        .build());
    }
}
