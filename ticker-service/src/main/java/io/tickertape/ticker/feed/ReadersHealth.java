package io.tickertape.ticker.feed;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.Pulses;
import io.tickertape.tape.topic.TopicReader;
import io.tickertape.ticker.market.FeedStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;

/**
 * Whether the threads that read Kafka go on. One that is gone or stuck makes the service DOWN, since a restart helps;
 * while Kafka does not answer, a reader may be held up by it, which a restart would not change.
 */
@Singleton
final class ReadersHealth implements HealthIndicator {
    private final PriceFeed feed;
    private final Pulses readers;

    @Inject
    ReadersHealth(PriceFeed feed, KafkaWatch watch, List<TopicReader> readers) {
        this(feed, Stream.concat(Stream.of(watch.pulse()), readers.stream().map(TopicReader::pulse)));
    }

    ReadersHealth(PriceFeed feed, Stream<Pulse> readers) {
        this.feed = feed;
        this.readers = new Pulses(readers.toList());
    }

    @Override
    public Publisher<HealthResult> getResult() {
        boolean kafkaAnswers = feed.status().state() != FeedStatus.State.UNREACHABLE;
        return Publishers.just(
                HealthResult.builder("readers", readers.goOn(kafkaAnswers) ? HealthStatus.UP : HealthStatus.DOWN)
                        .details(readers.details())
                        .build());
    }
}
