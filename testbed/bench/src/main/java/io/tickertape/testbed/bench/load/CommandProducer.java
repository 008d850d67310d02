package io.tickertape.testbed.bench.load;

import io.tickertape.testbed.bench.process.BenchException;
import io.tickertape.testbed.bench.trade.Accounts;
import io.tickertape.testbed.bench.trade.OrderText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts orders on the journal as the gateway does, without a page and in batches. */
public final class CommandProducer {
    private CommandProducer() {}

    /** So many orders, of one account after the other; returns when the broker has them all. */
    public static void produce(String bootstrapServers, int accounts, int orders) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < orders; i++) {
                int number = i % accounts;
                String account = Accounts.name(number);
                byte[] order = OrderText.record(
                        account,
                        OrderText.clientOrderId(number, i),
                        Load.symbol(number % OrderText.SYMBOLS),
                        System.currentTimeMillis());
                var unused = producer.send(
                        new ProducerRecord<>("orders", account.getBytes(StandardCharsets.US_ASCII), order),
                        (metadata, refused) -> failure.compareAndSet(null, refused));
            }
            producer.flush();
        }
        Exception refused = failure.get();
        if (refused != null) {
            throw new BenchException("An order was not taken by the broker", refused);
        }
    }
}
