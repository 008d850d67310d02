package io.tickertape.tape.topic;

import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Hears of a service's Kafka clients, for its meters. */
public interface ClientListener {
    ClientListener NONE = new ClientListener() {};

    default void opened(Consumer<byte[], byte[]> consumer) {}

    default void opened(Producer<byte[], byte[]> producer) {}

    /** Before it is closed. */
    default void closing(Consumer<byte[], byte[]> consumer) {}

    default void closing(Producer<byte[], byte[]> producer) {}

    /**
     * A reader of a whole topic begins.
     *
     * @param lag records that it has yet to read
     */
    default void reading(String topic, LongSupplier lag) {}
}
