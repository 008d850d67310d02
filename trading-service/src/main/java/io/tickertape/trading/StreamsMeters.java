package io.tickertape.trading;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** Meters of the engine's streams: of those that were begun last, since those before them have ended. */
@Singleton
final class StreamsMeters {
    private final MeterRegistry meters;
    private @Nullable KafkaStreamsMetrics latest;

    StreamsMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    synchronized void begun(KafkaStreams streams) {
        close();
        latest = new KafkaStreamsMetrics(streams);
        latest.bindTo(meters);
    }

    @PreDestroy
    synchronized void close() {
        if (latest != null) {
            latest.close();
        }
    }
}
