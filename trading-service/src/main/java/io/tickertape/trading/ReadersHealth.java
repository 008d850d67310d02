package io.tickertape.trading;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.Pulses;
import io.tickertape.trading.controls.topic.ControlsWriter;
import io.tickertape.trading.engine.streams.EngineStreams;
import io.tickertape.trading.execution.ReportFeed;
import io.tickertape.trading.feed.Feed;
import io.tickertape.trading.gateway.topic.SocketsTopic;
import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.login.topic.LoginTopic;
import io.tickertape.trading.push.Push;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.reactivestreams.Publisher;

/**
 * Whether the threads go on that read and write Kafka, and those that push to the pages. One that is gone or stuck makes the service DOWN, since a restart
 * helps; while Kafka does not answer, a thread may be held up by it, which a restart would not change.
 */
@Singleton
final class ReadersHealth implements HealthIndicator {
    private final Journal journal;
    private final List<Pulse> all;
    private final Pulses pulses;

    ReadersHealth(
            Journal journal,
            ControlsWriter operators,
            List<LoginTopic> logins,
            SocketsTopic sockets,
            ReportFeed reports,
            Feed feed,
            EngineStreams engine,
            Push push) {
        this.journal = journal;
        all = new ArrayList<>(journal.pulses());
        all.addAll(reports.pulses());
        all.addAll(feed.pulses());
        all.add(operators.pulse());
        logins.forEach(topic -> all.add(topic.pulse()));
        all.add(sockets.pulse());
        all.add(engine.pulse());
        all.addAll(push.pulses());
        this.pulses = new Pulses(all);
    }

    List<Pulse> pulses() {
        return List.copyOf(all);
    }

    @Override
    public Publisher<HealthResult> getResult() {
        boolean up = pulses.goOn(!journal.reachableFor().isZero());
        return Publishers.just(HealthResult.builder("readers", up ? HealthStatus.UP : HealthStatus.DOWN)
                .details(pulses.details())
                .build());
    }
}
