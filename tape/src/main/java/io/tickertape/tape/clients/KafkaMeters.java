package io.tickertape.tape.clients;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.tickertape.tape.topic.ClientListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Meters of Kafka's clients, for as long as each is open, and how far readers lag behind. */
@Singleton
final class KafkaMeters implements ClientListener {
    private final MeterRegistry meters;
    private final Map<Object, Runnable> open = new ConcurrentHashMap<>();

    KafkaMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void opened(Consumer<byte[], byte[]> consumer) {
        KafkaClientMetrics metrics = new KafkaClientMetrics(consumer);
        bind(consumer, metrics, metrics::close);
    }

    @Override
    public void opened(Producer<byte[], byte[]> producer) {
        KafkaClientMetrics metrics = new KafkaClientMetrics(producer);
        bind(producer, metrics, metrics::close);
    }

    @Override
    public void closing(Consumer<byte[], byte[]> consumer) {
        release(consumer);
    }

    @Override
    public void closing(Producer<byte[], byte[]> producer) {
        release(producer);
    }

    @Override
    public void reading(String topic, LongSupplier lag) {
        // Nobody else holds the supplier.
        Gauge.builder("tickertape.reader.lag", lag, LongSupplier::getAsLong)
                .description("records that are there and not read yet")
                .tag("topic", topic)
                .strongReference(true)
                .register(meters);
    }

    private void bind(Object client, MeterBinder metrics, Runnable close) {
        metrics.bindTo(meters);
        open.put(client, close);
    }

    private void release(Object client) {
        Runnable close = open.remove(client);
        if (close != null) {
            close.run();
        }
    }

    @PreDestroy
    void close() {
        open.keySet().forEach(this::release);
    }
}
