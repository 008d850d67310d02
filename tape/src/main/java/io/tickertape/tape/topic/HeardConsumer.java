package io.tickertape.tape.topic;

import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** A consumer whose opening and closing is told. */
final class HeardConsumer extends KafkaConsumer<byte[], byte[]> {
    private final ClientListener listener;

    HeardConsumer(Map<String, Object> settings, ClientListener listener) {
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
    public void close(CloseOptions options) {
        listener.closing(this);
        super.close(options);
    }
}
