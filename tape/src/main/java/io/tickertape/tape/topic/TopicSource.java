package io.tickertape.tape.topic;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Where a reader reads, and how.
 *
 * @param consumers makes one, and another after that one failed
 * @param from where the reading of a partition begins
 * @param gather how long records may wait for those that come after them: it spares the service and the broker a fetch
 *     for each
 * @param listener hears how the reading goes
 * @param denied hears what Kafka denies the reader
 * @param end may end the reader before it is closed
 */
public record TopicSource(
        String topic,
        Supplier<Consumer<byte[], byte[]>> consumers,
        ReadFrom from,
        Duration gather,
        ClientListener listener,
        DeniedRights denied,
        ReadersEnd end) {
    /** All of a topic, each record as soon as it comes. */
    public static TopicSource of(String topic, Supplier<Consumer<byte[], byte[]>> consumers) {
        return new TopicSource(
                topic,
                consumers,
                ReadFrom.beginning(),
                Duration.ZERO,
                ClientListener.NONE,
                new DeniedRights(),
                new ReadersEnd());
    }

    public TopicSource from(ReadFrom begin) {
        return new TopicSource(topic, consumers, begin, gather, listener, denied, end);
    }

    public TopicSource gathering(Duration atMost) {
        return new TopicSource(topic, consumers, from, atMost, listener, denied, end);
    }

    public TopicSource toldTo(ClientListener hearer) {
        return new TopicSource(topic, consumers, from, gather, hearer, denied, end);
    }

    TopicSource toldTo(DeniedRights rights) {
        return new TopicSource(topic, consumers, from, gather, listener, rights, end);
    }

    TopicSource endedBy(ReadersEnd ending) {
        return new TopicSource(topic, consumers, from, gather, listener, denied, ending);
    }
}
