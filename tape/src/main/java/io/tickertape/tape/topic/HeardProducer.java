package io.tickertape.tape.topic;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;

/** A producer whose opening and closing is told. */
final class HeardProducer extends KafkaProducer<byte[], byte[]> {
    private final ClientListener listener;

    HeardProducer(Map<String, Object> settings, ClientListener listener) {
        super(settings);
        this.listener = listener;
        listener.opened(this);
    }

    @Override
    public void close() {
        listener.closing(this);
        super.close();
    }

    @Override
    public void close(Duration timeout) {
        listener.closing(this);
        super.close(timeout);
    }
}
