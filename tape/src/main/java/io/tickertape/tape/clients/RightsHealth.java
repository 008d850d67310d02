package io.tickertape.tape.clients;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.tickertape.tape.topic.KafkaClients;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Whether Kafka grants this service all that it needs. What is missing makes it DOWN, in words. */
@Singleton
final class RightsHealth implements HealthIndicator {
    private final KafkaClients clients;

    RightsHealth(KafkaClients clients) {
        this.clients = clients;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Map<String, String> denied = clients.denied().all();
        return Publishers.just(HealthResult.builder("rights", denied.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN)
                .details(denied)
                .build());
    }
}
