package io.tickertape.tape.topic;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** A producer that is made when it is first needed: the brokers may not be known yet at the start. */
public final class LazyProducer implements AutoCloseable {
    private final Supplier<Producer<byte[], byte[]>> producers;
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean closed;

    public LazyProducer(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    /**
     * Hands a record to Kafka's client.
     *
     * @throws KafkaException if the record cannot be handed to Kafka's client, also when the service stops
     */
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        try {
            return made().send(record);
        } catch (IllegalStateException e) {
            throw new KafkaException("The producer is closed", e);
        }
    }

    private synchronized Producer<byte[], byte[]> made() {
        if (closed) {
            throw new KafkaException("The service stops");
        }
        Producer<byte[], byte[]> one = producer == null ? producers.get() : producer;
        producer = one;
        return one;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
